/** An answer of HTTP 400 with an AWS error name. */
export class ApiError extends Error {
  readonly type: string;
  readonly details: Record<string, string>;
  constructor(type: string, message: string, details: Record<string, string> = {}) {
    super(message);
    this.type = type;
    this.details = details;
  }
}

/** What this engine does not cover is refused by name: it never guesses. */
export function unsupported(parameter: string): ApiError {
  return new ApiError('UnsupportedOperation', `The local Step Functions engine does not support ${parameter}.`);
}

export function validationError(message: string, reason?: string): ApiError {
  return new ApiError('ValidationException', message, reason ? { reason } : {});
}
