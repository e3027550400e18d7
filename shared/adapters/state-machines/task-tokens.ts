import {
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { stepFunctions } from './client.ts';

const isGone = (error: unknown): boolean =>
  error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;

/** Answers a waiting step. `false`: nobody waits any more (answered before, timed out, or the run ended). */
export async function answerTask(taskToken: string, output: unknown): Promise<boolean> {
  try {
    await stepFunctions().send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** Fails a waiting step with an error name that `Retry` and `Catch` can name. `false`: nobody waits any more. */
export async function failTask(taskToken: string, error: string, cause: string): Promise<boolean> {
  try {
    await stepFunctions().send(new SendTaskFailureCommand({ taskToken, error, cause: cause.slice(0, 32_768) }));
    return true;
  } catch (failure) {
    if (isGone(failure)) return false;
    throw failure;
  }
}
