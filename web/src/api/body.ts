import type { z } from 'zod';
import type { Operation } from '#contracts/core/operation.ts';

type BodyOf<O> =
  O extends Operation<infer _P, infer _Q, infer B, infer _R> ? (B extends z.ZodType ? z.input<B> : never) : never;

/**
 * A request's body, checked against the contract. The generated types cannot say it: they ask for what has a default, and
 * know no optional field that is present but undefined. Hence the cast, here and nowhere else.
 */
export const bodyOf = <O>(body: BodyOf<O>): never => body as never;
