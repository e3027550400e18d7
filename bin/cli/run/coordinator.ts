import { z } from 'zod';
import { type Json, type JsonObject, JsonObjectSchema } from '#contracts/core/json.ts';
import { executionIdOf } from '#runtime/run-name.ts';
import type { TaskCall } from './task-call.ts';

const KeySchema = z.object({ key: z.string() });
const KeysSchema = z.object({ keys: z.array(z.string()) });
const NodesSchema = z.object({ nodes: z.array(z.string()) });

/** What the platform does for what surrounds the work of a run: data that is kept, completions that can be undone, instances that are counted. */
export class Coordinator {
  readonly #kept = new Map<string, JsonObject>();
  readonly #completions: { executionId: string; nodeId: string; data: JsonObject }[] = [];
  readonly #instances = new Map<string, Map<number, Json>>();

  /** Undefined for what is no coordination. */
  act(call: TaskCall): Json | undefined {
    const input = JsonObjectSchema.parse(call.input ?? {});
    switch (call.operation) {
      case 'scope.keep':
        for (const key of KeysSchema.parse(call.config).keys) this.#kept.set(key, { ...this.#kept.get(key), ...input });
        return {};
      case 'scope.restore':
        return this.#kept.get(KeySchema.parse(call.config).key) ?? {};
      case 'compensation.record':
        this.#completions.push({
          executionId: executionIdOf(call.executionId),
          nodeId: call.nodeId,
          data: JsonObjectSchema.parse(input.data ?? {}),
        });
        return {};
      case 'compensation.next':
        return this.#undo(executionIdOf(call.executionId), NodesSchema.parse(call.config).nodes);
      case 'instances.count':
        return { completed: this.#count(KeySchema.parse(call.config).key, input) };
      case 'instances.collect':
        return this.#collect(KeySchema.parse(call.config).key);
      case 'task.withdraw':
      case 'job.withdraw':
        return {};
      default:
        return undefined;
    }
  }

  #undo(executionId: string, nodes: readonly string[]): JsonObject {
    const at = this.#completions.findLastIndex((one) => one.executionId === executionId && nodes.includes(one.nodeId));
    const found = this.#completions[at];
    if (!found) return {};
    this.#completions.splice(at, 1);
    return { nodeId: found.nodeId, data: found.data };
  }

  #count(key: string, { index, output = null }: JsonObject): number {
    const instances = this.#instances.get(key) ?? new Map<number, Json>();
    this.#instances.set(key, instances.set(Number(index), output));
    return instances.size;
  }

  #collect(key: string): Json[] {
    const instances = [...(this.#instances.get(key) ?? [])].sort(([a], [b]) => a - b);
    return instances.map(([, output]) => output);
  }
}
