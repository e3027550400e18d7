import { z } from 'zod';
import { JsonObjectSchema, JsonSchema } from '#contracts/core/json.ts';

/** What a compiled activity sends to its task function (docs/architecture.md). */
export const TaskCallSchema = z.looseObject({
  operation: z.string(),
  nodeId: z.string(),
  executionId: z.string(),
  taskToken: z.string().optional(),
  config: JsonObjectSchema.default({}),
  input: JsonSchema.optional(),
  data: JsonObjectSchema.optional(),
  context: JsonObjectSchema.optional(),
});
export type TaskCall = z.output<typeof TaskCallSchema>;

/** An error of a task: its name is what `Catch` and `Retry` name. */
export function taskError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
