import type { Problem, ProblemError } from '#contracts/core/problem.ts';

/** What an operation failed with: the problem document that the API answered, or one that stands for "no answer". */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly help: string | undefined;
  readonly errors: readonly ProblemError[];
  readonly requestId: string | undefined;

  constructor(problem: Partial<Problem> & { status: number; code: string; detail: string }) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.help = problem.help;
    this.errors = problem.errors ?? [];
    this.requestId = problem.requestId;
  }
}

/** The answer of a proxy or a crashed function is not always a problem document: give it the same shape. */
export function toProblem(status: number, body: unknown): ApiProblem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'detail' in body) {
    return new ApiProblem({ ...(body as Problem), status });
  }
  return new ApiProblem({ status, code: `http.${status}`, detail: `The server answered with status ${status}.` });
}

export const unreachable = (cause: unknown): ApiProblem =>
  Object.assign(new ApiProblem({ status: 0, code: 'network.unreachable', detail: 'The server cannot be reached.' }), {
    cause,
  });

export const isProblem = (error: unknown, ...codes: string[]): error is ApiProblem =>
  error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));
