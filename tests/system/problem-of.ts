import type { Problem } from '#contracts/core/problem.ts';
import { ApiProblem } from '#examples/player/api.ts';

/** The problem that a call is refused with; fails when it is not. */
export async function problemOf(call: Promise<unknown>): Promise<Problem> {
  const error = await call.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (!(error instanceof ApiProblem)) throw new Error(`Expected a problem, got ${String(error)}`);
  return error.problem;
}
