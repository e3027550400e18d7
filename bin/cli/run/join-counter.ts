import { z } from 'zod';
import { type JsonObject, JsonObjectSchema } from '#contracts/core/json.ts';
import { executionIdOf } from '#runtime/run-name.ts';
import type { TaskCall } from './task-call.ts';

const JoinConfigSchema = z.looseObject({
  flow: z.string(),
  flows: z.array(z.string()),
  scope: z.string().optional(),
  activateAfter: z.int().optional(),
});

/** Counts tokens at joins (`join.arrive`): the one that a join waits for goes on with the fields that those until it changed. */
export class JoinCounter {
  readonly #arrived = new Map<string, Map<string, JsonObject>>();

  arrive(call: TaskCall): { last: boolean; data: JsonObject } {
    const { flow, flows, scope, activateAfter } = JoinConfigSchema.parse(call.config);
    const key = `${executionIdOf(call.executionId)}/${call.nodeId}/${scope}`;
    const arrived = this.#arrived.get(key) ?? new Map<string, JsonObject>();
    arrived.set(flow, JsonObjectSchema.parse(call.input ?? {}));
    this.#arrived.set(key, arrived);
    if (flows.every((one) => arrived.has(one))) this.#arrived.delete(key);
    if (arrived.size !== (activateAfter ?? flows.length)) return { last: false, data: {} };
    return { last: true, data: Object.assign({}, ...flows.map((one) => arrived.get(one))) as JsonObject };
  }
}
