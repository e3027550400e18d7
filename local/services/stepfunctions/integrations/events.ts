import type { JsonObject } from '../json.ts';
import type { Integrations, TaskCaller } from '../ports.ts';
import { type Outcome, sdkMetadata, serviceFailure } from './outcome.ts';

/** `events:putEvents`: entries' details may be objects; any entry that is refused fails the task. */
export async function putEvents(ports: Integrations, args: JsonObject, caller: TaskCaller): Promise<Outcome> {
  const entries = (Array.isArray(args.Entries) ? args.Entries : []) as JsonObject[];
  const sent = entries.map((entry) => ({
    ...entry,
    ...(entry.Detail === undefined || typeof entry.Detail === 'string' ? {} : { Detail: JSON.stringify(entry.Detail) }),
    // AWS adds the execution and its state machine to every event it puts.
    Resources: [...((entry.Resources as string[] | undefined) ?? []), caller.executionArn, caller.stateMachineArn],
  }));
  try {
    const answer = await ports.putEvents(sent, caller);
    if (answer.FailedEntryCount > 0) {
      return { ok: false, error: 'EventBridge.FailedEntry', cause: JSON.stringify(answer) };
    }
    return { ok: true, output: { ...answer, ...sdkMetadata({ 'Content-Type': 'application/x-amz-json-1.1' }) } };
  } catch (error) {
    return serviceFailure('EventBridge', 'AmazonCloudWatchEvents', error, 'optimized');
  }
}
