import type { z } from 'zod';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Roles of a user within a tenant; `admin` may do everything that the others may. A `worker` is a program that does jobs. */
export type Role = 'designer' | 'employee' | 'manager' | 'worker' | 'admin';

/**
 * Who may call an operation: anybody (`public`), any signed-in user (`user`), users with one of the roles, or another
 * service of the platform (`service`).
 */
export type Access = 'public' | 'user' | 'service' | readonly Role[];

type Shape = z.ZodObject;

/**
 * One HTTP operation: the single source of its route, parsing, types, OpenAPI entry and client method.
 * `path` is relative to `/api/v1`, with parameters in braces as in API Gateway (`/tasks/{id}`).
 */
export interface Operation<
  Params extends Shape | undefined = Shape | undefined,
  Query extends Shape | undefined = Shape | undefined,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
  Result extends z.ZodType | undefined = z.ZodType | undefined,
> {
  readonly id: string;
  readonly context: string;
  readonly method: HttpMethod;
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** `xml`: the body is a document, given as text, or as bytes where the client calls it binary. */
  readonly consumes: 'json' | 'xml';
  readonly result: Result;
  /** `xml`: the result is a document as text, always answered with `Rendered`. */
  readonly produces: 'json' | 'xml';
  /** Content types that the result may also be asked for in (`Accept`): a picture instead of JSON. */
  readonly media: readonly string[];
  /** Status of the successful answer; 204 when there is no result. */
  readonly status: 200 | 201 | 202 | 204;
  /** The answer carries an ETag; a write with `If-Match` is refused with 412 when it no longer fits. */
  readonly etag: boolean;
  /** `required`: the write needs If-Match (428 without). */
  readonly ifMatch: 'required' | 'optional' | 'none';
  /** The write takes an `Idempotency-Key` header: the same key with the same body gives the first answer again. */
  readonly idempotent: boolean;
  /** Codes of the problems that it answers with beyond those that every operation has. */
  readonly problems: readonly string[];
  readonly example?: unknown;
}

export type AnyOperation = Operation;

type Given<
  P extends Shape | undefined,
  Q extends Shape | undefined,
  B extends z.ZodType | undefined,
  R extends z.ZodType | undefined,
> = Pick<Operation, 'id' | 'context' | 'method' | 'path' | 'summary' | 'access'> & {
  description?: string;
  params?: P;
  query?: Q;
  body?: B;
  consumes?: Operation['consumes'];
  result?: R;
  produces?: Operation['produces'];
  media?: readonly string[];
  status?: Operation['status'];
  etag?: boolean;
  ifMatch?: Operation['ifMatch'];
  idempotent?: boolean;
  problems?: readonly string[];
  example?: unknown;
};

/** Declares an operation; what is left out takes its default. */
export function operation<
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType | undefined = undefined,
>(given: Given<P, Q, B, R>): Operation<P, Q, B, R> {
  const status = given.status ?? (given.result ? 200 : 204);
  return {
    consumes: 'json',
    produces: 'json',
    etag: false,
    ifMatch: 'none',
    idempotent: false,
    media: [],
    problems: [],
    ...given,
    status,
    params: given.params as P,
    query: given.query as Q,
    body: given.body as B,
    result: given.result as R,
  };
}

export type ParamsOf<O> =
  O extends Operation<infer P, infer _Q, infer _B, infer _R> ? (P extends z.ZodType ? z.output<P> : undefined) : never;
export type QueryOf<O> =
  O extends Operation<infer _P, infer Q, infer _B, infer _R> ? (Q extends z.ZodType ? z.output<Q> : undefined) : never;
export type BodyOf<O> =
  O extends Operation<infer _P, infer _Q, infer B, infer _R> ? (B extends z.ZodType ? z.output<B> : undefined) : never;
export type ResultOf<O> =
  O extends Operation<infer _P, infer _Q, infer _B, infer R> ? (R extends z.ZodType ? z.output<R> : undefined) : never;
