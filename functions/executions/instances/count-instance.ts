import { z } from 'zod';
import { type Json, JsonSchema } from '#contracts/core/json.ts';
import type { ActivityCall } from '#runtime/task-handler.ts';
import type { JoinStore } from '../joins/join-store.ts';

/** What the instances of a multi-instance activity with a completion condition send: the visit that they belong to. */
export const InstancesConfigSchema = z.object({ key: z.string().min(1) });
const DoneSchema = z.object({ index: z.int().min(0), output: JsonSchema.default(null) });

type Call = Pick<ActivityCall, 'executionId' | 'nodeId' | 'input'> & { config: z.output<typeof InstancesConfigSchema> };

const addressOf = ({ executionId, nodeId, config }: Call) => ({ executionId, nodeId, scope: config.key });
const keyOf = (index: number) => String(index).padStart(9, '0');

/** Counts an instance that is done, with what it gives; says how many are done with it. A repeated call gets the same number. */
export async function countInstance(call: Call, store: JoinStore): Promise<{ output: { completed: number } }> {
  const at = addressOf(call);
  const { index, output } = DoneSchema.parse(call.input);
  const key = keyOf(index);
  for (;;) {
    const before = await store.arrival(at, key);
    if (before) return { output: { completed: before.position + 1 } };
    const head = await store.head(at);
    const position = head.arrived.length;
    const token = { key, flow: key, round: head.round, position, last: false, data: { output } };
    if (await store.count(at, head, { round: head.round, arrived: [...head.arrived, key] }, token))
      return { output: { completed: position + 1 } };
  }
}

/** What the instances gave that were done when the condition held, in the order of their elements. */
export async function collectInstances(call: Call, store: JoinStore): Promise<{ output: Json[] }> {
  const tokens = await store.tokens(addressOf(call), 0);
  return { output: tokens.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map((token) => token.data.output ?? null) };
}
