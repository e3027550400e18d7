import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  type GetExecutionHistoryCommandOutput,
  type HistoryEvent,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { stepFunctions } from './client.ts';
import { joinHistories } from './join-histories.ts';

/** ARN of the run that `StartExecution` with this name gives, for a machine, version or alias ARN. */
export const runArnOf = (stateMachineArn: string, name: string): string => {
  const [arn, partition, states, region, account, , machine] = stateMachineArn.split(':');
  return [arn, partition, states, region, account, 'execution', machine, name].join(':');
};

/** Trying again cannot help: the machine is gone, or Step Functions refuses the input. */
export class RunRefused extends Error {
  constructor(cause: Error) {
    super(`${cause.name}: ${cause.message}`, { cause });
    this.name = 'RunRefused';
  }
}

const REFUSALS = new Set([
  'StateMachineDoesNotExist',
  'StateMachineDeleting',
  'InvalidArn',
  'InvalidExecutionInput',
  'InvalidName',
  'ValidationException',
  'AccessDeniedException',
  'KmsAccessDeniedException',
  'KmsInvalidStateException',
]);

/**
 * Starts a run; the same name again gives the same run (its input must be the same).
 * @throws RunRefused when trying again cannot help; anything else (throttling, an outage) may pass
 */
export async function startRun(stateMachineArn: string, name: string, input: unknown): Promise<{ runArn: string }> {
  try {
    const { executionArn } = await stepFunctions().send(
      new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }),
    );
    return { runArn: executionArn! };
  } catch (error) {
    if (error instanceof ExecutionAlreadyExists) return { runArn: runArnOf(stateMachineArn, name) };
    throw error instanceof Error && REFUSALS.has(error.name) ? new RunRefused(error) : error;
  }
}

export interface RunState {
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE';
  startedAt: Date;
  input?: string | undefined;
  stoppedAt?: Date | undefined;
  output?: string | undefined;
  error?: string | undefined;
  cause?: string | undefined;
}

/** State of a run, or nothing when it never started. */
export async function describeRun(runArn: string): Promise<RunState | undefined> {
  try {
    const run = await stepFunctions().send(new DescribeExecutionCommand({ executionArn: runArn }));
    return {
      status: run.status!,
      startedAt: run.startDate!,
      input: run.input,
      stoppedAt: run.stopDate,
      output: run.output,
      error: run.error,
      cause: run.cause,
    };
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return undefined;
    throw error;
  }
}

/** The whole history of a run, oldest first, with those of the parts of its machine where that was split; nothing when it never started. */
export const readHistory = async (runArn: string): Promise<HistoryEvent[]> =>
  joinHistories(await readOwnHistory(runArn), readOwnHistory);

/** 25,000 events at most, by Step Functions' own limit. */
async function readOwnHistory(runArn: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  try {
    do {
      const page: GetExecutionHistoryCommandOutput = await stepFunctions().send(
        new GetExecutionHistoryCommand({
          executionArn: runArn,
          maxResults: 1000,
          includeExecutionData: true,
          nextToken,
        }),
      );
      events.push(...(page.events ?? []));
      nextToken = page.nextToken;
    } while (nextToken);
  } catch (error) {
    if (!(error instanceof ExecutionDoesNotExist)) throw error;
  }
  return events;
}

/** Stops a run; a run that has ended stays as it is. */
export async function stopRun(runArn: string, error: string, cause: string): Promise<void> {
  try {
    await stepFunctions().send(new StopExecutionCommand({ executionArn: runArn, error, cause }));
  } catch (failure) {
    if (!(failure instanceof ExecutionDoesNotExist)) throw failure;
  }
}
