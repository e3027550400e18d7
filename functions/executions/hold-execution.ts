import { type ActivityCall, activityKey } from '#runtime/task-handler.ts';
import type { HoldStore } from './hold-store.ts';

export type AnswerTask = (taskToken: string, output: unknown) => Promise<boolean>;

const GO_ON = { output: {} };

/** The step in which a paused run waits. Parks its token, or answers it at once when the run is not paused any more. */
export async function holdExecution(
  call: Pick<ActivityCall, 'executionId' | 'nodeId' | 'enteredAt' | 'instance' | 'taskToken'>,
  { holds, answerTask }: { holds: Pick<HoldStore, 'park'>; answerTask: AnswerTask },
): Promise<void> {
  if (call.taskToken === undefined) throw new Error('execution.hold needs the token of the waiting step');
  const parked = await holds.park(call.executionId, { key: activityKey(call), taskToken: call.taskToken });
  if (!parked) await answerTask(call.taskToken, GO_ON);
}

/** Lets every step of an execution that holds go on. Repeating it changes nothing. */
export async function releaseHolds(
  executionId: string,
  { holds, answerTask }: { holds: Pick<HoldStore, 'of' | 'drop'>; answerTask: AnswerTask },
): Promise<void> {
  for (const hold of await holds.of(executionId)) {
    await answerTask(hold.taskToken, GO_ON);
    await holds.drop(executionId, hold);
  }
}
