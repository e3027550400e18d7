import type { ProblemError } from '#contracts/core/problem.ts';

/** A failure that the fake answers as a problem document. */
export class FakeProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly help: string | undefined;
  readonly errors: ProblemError[] | undefined;

  constructor(status: number, code: string, detail: string, more: { help?: string; errors?: ProblemError[] } = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.help = more.help;
    this.errors = more.errors;
  }
}

export const notFound = (code: string, what: string): FakeProblem =>
  new FakeProblem(404, code, `There is no such ${what}.`, { help: 'Check the id.' });
