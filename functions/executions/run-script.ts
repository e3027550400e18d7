import { z } from 'zod';
import type { JsonObject } from '#contracts/core/json.ts';
import { ScriptConfigSchema } from '#contracts/process-definition/index.ts';
import type { ActivityCall } from '#runtime/task-handler.ts';
import { runInSandbox } from './script/sandbox.ts';

/** What a compiled script activity sends with `script.run`. */
export const RunScriptConfigSchema = z.object({
  source: ScriptConfigSchema.shape.source,
  timeoutMs: ScriptConfigSchema.shape.timeoutMs,
  memoryMb: ScriptConfigSchema.shape.memoryMb,
});

type Call = Pick<ActivityCall, 'tenantId' | 'input' | 'data' | 'context'> & {
  config: z.output<typeof RunScriptConfigSchema>;
};

/** Runs a script over the activity's inputs, and over the process data and the global context where it mentions them. */
export const runScript = async ({ tenantId, config, input, data, context }: Call): Promise<{ output: JsonObject }> => ({
  output: await runInSandbox(tenantId, config, { inputs: input, data, context }),
});
