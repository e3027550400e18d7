import { z } from 'zod';
import { type JsonObject, JsonObjectSchema } from '#contracts/core/json.ts';
import { executionIdOf } from '#runtime/run-name.ts';
import type { TaskCall } from './task-call.ts';

const JoinConfigSchema = z.looseObject({ flow: z.string(), flows: z.array(z.string()) });

/** Counts tokens at joins (`join.arrive`): the last one goes on with the fields that all of them changed. */
export class JoinCounter {
  readonly #arrived = new Map<string, Map<string, JsonObject>>();

  arrive(call: TaskCall): { last: boolean; data: JsonObject } {
    const { flow, flows } = JoinConfigSchema.parse(call.config);
    const key = `${executionIdOf(call.executionId)}/${call.nodeId}`;
    const arrived = this.#arrived.get(key) ?? new Map<string, JsonObject>();
    arrived.set(flow, JsonObjectSchema.parse(call.input ?? {}));
    this.#arrived.set(key, arrived);
    if (!flows.every((one) => arrived.has(one))) return { last: false, data: {} };
    this.#arrived.delete(key);
    return { last: true, data: Object.assign({}, ...flows.map((one) => arrived.get(one))) as JsonObject };
  }
}
