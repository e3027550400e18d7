/**
 * An error inside an execution, by its Amazon States Language name. `location` is the field of the state that
 * failed to evaluate: JSONata failures leave an EvaluationFailed event that names it.
 */
export class StateFailure extends Error {
  readonly error: string | undefined;
  readonly reason: string | undefined;
  readonly location: string | undefined;
  /** Whether `reason` is to be introduced with the state's name and entry event, as runtime errors are. */
  readonly runtime: boolean;

  constructor(
    error: string | undefined,
    reason?: string,
    options: { location?: string | undefined; runtime?: boolean } = {},
  ) {
    super(reason ?? error ?? 'failed');
    this.error = error;
    this.reason = reason;
    this.location = options.location;
    this.runtime = options.runtime ?? false;
  }
}

/** Error names of up to 256 characters and causes of up to 32,768 are recorded; what is longer is cut. */
export function recordedError(
  error: string | undefined,
  cause: string | undefined,
): { error?: string; cause?: string } {
  return {
    ...(error === undefined ? {} : { error: error.slice(0, 256) }),
    ...(cause === undefined ? {} : { cause: cause.slice(0, 32_768) }),
  };
}

/** A JSONPath-side processing error: it ends the execution, whatever Retry and Catch say. */
export function runtimeFailure(reason: string): StateFailure {
  return new StateFailure('States.Runtime', reason, { runtime: true });
}
