import { JsonObjectSchema } from '#contracts/core/json.ts';
import { MoveConfigSchema } from '#functions/executions/joins/move-token.ts';
import { NetsInMemory, type Told } from '#process-model/token-net/nets-in-memory.ts';
import { executionIdOf } from '#runtime/run-name.ts';
import type { TaskCall } from './task-call.ts';

/** Moves tokens between lanes (`join.move`), as the platform does. */
export class TokenNets {
  readonly #nets = new NetsInMemory();

  move(call: TaskCall): Told[] {
    const { scope, ...config } = MoveConfigSchema.parse(call.config);
    return this.#nets.report({
      ...config,
      address: `${executionIdOf(call.executionId)}/${call.nodeId}/${scope}`,
      ticket: call.taskToken!,
      changed: JsonObjectSchema.parse(call.input ?? {}),
    });
  }
}
