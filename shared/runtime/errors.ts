import type { ProblemError } from '#contracts/core/problem.ts';

/** What kind of failure it is; the kind decides the HTTP status and whether a retry can help. */
export const STATUS_OF = {
  invalid: 422,
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'precondition-failed': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'precondition-required': 428,
  'too-many': 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ErrorKind = keyof typeof STATUS_OF;

export interface ErrorDetails {
  /** What the caller can do about it. */
  help?: string;
  /** The offending places. */
  errors?: ProblemError[];
  cause?: unknown;
  headers?: Record<string, string>;
}

/** A failure that the caller is told about. `code` is stable and dotted (`task.not-found`). */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly help: string | undefined;
  readonly errors: ProblemError[] | undefined;
  readonly headers: Record<string, string>;

  constructor(kind: ErrorKind, code: string, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'AppError';
    this.kind = kind;
    this.code = code;
    this.help = details.help;
    this.errors = details.errors;
    this.headers = details.headers ?? {};
  }

  get status(): number {
    return STATUS_OF[this.kind];
  }
}

export const notFound = (what: string, id: string): AppError =>
  new AppError('not-found', `${what}.not-found`, `There is no ${what.replaceAll('-', ' ')} ${id}.`, {
    help: 'Check the id; it may belong to another tenant or have been removed.',
  });

/**
 * A failure of a state machine's task. Its name is what `Retry`, `Catch` and boundary error events of the definition
 * name: `FlowMaster.ScriptError`.
 */
export class TaskError extends AppError {
  constructor(errorName: string, message: string, details: ErrorDetails = {}) {
    super(
      'internal',
      `task.${errorName.replace(/[A-Z]/g, (c, i: number) => (i ? '-' : '') + c.toLowerCase())}`,
      message,
      details,
    );
    this.name = `FlowMaster.${errorName}`;
  }
}
