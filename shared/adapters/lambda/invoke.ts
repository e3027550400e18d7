import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { AppError } from '#runtime/errors.ts';

let shared: LambdaClient | undefined;
const client = (): LambdaClient => (shared ??= new LambdaClient({}));

interface FunctionError {
  errorType?: string;
  errorMessage?: string;
}

/**
 * Calls another context's `<context>-tasks` function and waits for its answer.
 * @throws AppError `service.failed` with the function's own message when it throws
 */
export async function invokeTask(
  functionArn: string,
  payload: { operation: string } & Record<string, unknown>,
): Promise<unknown> {
  const result = await client().send(
    new InvokeCommand({ FunctionName: functionArn, Payload: Buffer.from(JSON.stringify(payload)) }),
  );
  const answer: unknown = result.Payload?.length ? JSON.parse(Buffer.from(result.Payload).toString('utf8')) : undefined;
  if (result.FunctionError === undefined) return answer;
  const { errorType, errorMessage } = (answer ?? {}) as FunctionError;
  throw new AppError(
    'unavailable',
    'service.failed',
    `${payload.operation} failed: ${errorMessage ?? errorType ?? 'unknown error'}`,
    {
      help: 'Try again; if it stays, report the request id.',
    },
  );
}

/** Asks an API function whether it and what it depends on answer. @throws Error with the reason when it does not */
export async function probeFunction(functionArn: string): Promise<void> {
  const result = await client().send(
    new InvokeCommand({ FunctionName: functionArn, Payload: Buffer.from('{"probe":"health"}') }),
  );
  if (result.FunctionError === undefined) return;
  const { errorMessage } = JSON.parse(Buffer.from(result.Payload ?? []).toString('utf8') || '{}') as FunctionError;
  throw new Error(errorMessage ?? 'The function failed.');
}
