import { z } from 'zod';
import { type JsonObject, JsonObjectSchema } from '#contracts/core/json.ts';
import { type ActivityCall, activityKey } from '#runtime/task-handler.ts';
import type { Completion, CompletionStore } from './completion-store.ts';

const RecordedSchema = z.object({ data: JsonObjectSchema.default({}) });
/** What a compiled compensation sends with `compensation.next`: the activities whose work it undoes. */
export const NextCompletionConfigSchema = z.object({ nodes: z.array(z.string().min(1)).min(1) });

type Call = Pick<ActivityCall, 'executionId' | 'nodeId' | 'enteredAt' | 'instance' | 'scope' | 'input'>;
type NextCall = Call & { config: z.output<typeof NextCompletionConfigSchema> };

/** Notes that an activity is done whose work can be undone. */
export async function recordCompletion(
  call: Call,
  store: Pick<CompletionStore, 'record'>,
): Promise<{ output: JsonObject }> {
  const { data } = RecordedSchema.parse(call.input);
  const { executionId, nodeId, scope } = call;
  await store.record(executionId, { key: activityKey(call), nodeId, data, ...(scope === undefined ? {} : { scope }) });
  return { output: {} };
}

/** Within an instance only what that instance has done is undone. */
const isWithin = (completion: Completion, scope: string | undefined): boolean =>
  scope === undefined || completion.scope === scope || completion.scope?.startsWith(`${scope}/`) === true;

/** The last completion that is not undone yet, for the state machine to undo; nothing when all are. A repeated call gets the same. */
export async function nextCompletion(
  call: NextCall,
  store: Pick<CompletionStore, 'all' | 'claim'>,
): Promise<{ output: { nodeId?: string; data?: JsonObject } }> {
  const key = activityKey(call);
  const all = await store.all(call.executionId);
  const mine = all.find((one) => one.undoneBy === key);
  if (mine) return { output: { nodeId: mine.nodeId, data: mine.data } };
  for (const one of all) {
    if (one.undoneBy !== undefined || !call.config.nodes.includes(one.nodeId) || !isWithin(one, call.scope)) continue;
    if (await store.claim(call.executionId, one, key)) return { output: { nodeId: one.nodeId, data: one.data } };
  }
  return { output: {} };
}
