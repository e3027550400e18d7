/** How one invocation ended: a payload, or an error payload with `X-Amz-Function-Error`. */
export interface FunctionOutcome {
  functionError?: 'Unhandled';
  payload: Buffer;
}

const failed = (errorType: string, errorMessage: string): FunctionOutcome => ({
  functionError: 'Unhandled',
  payload: Buffer.from(JSON.stringify({ errorType, errorMessage })),
});

export const timedOut = (requestId: string, timeoutMs: number): FunctionOutcome =>
  failed(
    'Sandbox.Timedout',
    `RequestId: ${requestId} Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`,
  );

export const initTimedOut = (limitMs: number): FunctionOutcome =>
  failed('Sandbox.Timedout', `Error: Initialization timed out after ${(limitMs / 1000).toFixed(2)} seconds`);

/** The environment died under the invocation: out of memory, process.exit, or an error that nobody caught. */
export function exited(requestId: string, error?: Error & { code?: string }): FunctionOutcome {
  if (!error)
    return failed('Runtime.ExitError', `RequestId: ${requestId} Error: Runtime exited without providing a reason`);
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return failed('Runtime.OutOfMemory', `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`);
  }
  return failed(error.name, error.message);
}
