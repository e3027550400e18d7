import { z } from 'zod';
import { JsonObjectSchema } from '#contracts/core/json.ts';
import { ExecutionIdSchema, TenantIdSchema } from '#contracts/core/scalars.ts';
import type { ServiceEvent } from '#runtime/event-handler.ts';
import { logger } from '#runtime/logger.ts';
import { executionIdOf } from '#runtime/run-name.ts';
import type { ExecutionRecord } from './execution.ts';

/** Detail of "Step Functions Execution Status Change"; the input is left out by AWS when it is large. */
const DetailSchema = z.object({
  executionArn: z.string(),
  name: z.string(),
  status: z.string(),
  input: z.string().nullish(),
});
const RunInputSchema = z.object({ execution: z.object({ tenantId: TenantIdSchema }) });

interface Ports {
  getRecord: (tenantId: string, id: string) => Promise<ExecutionRecord | undefined>;
  /** The input of a run, for events that come without it. */
  inputOf: (runArn: string) => Promise<string | undefined>;
  finish: (record: ExecutionRecord) => Promise<unknown>;
}

async function recordOf(detail: z.infer<typeof DetailSchema>, ports: Ports): Promise<ExecutionRecord | undefined> {
  const id = executionIdOf(detail.name);
  if (!ExecutionIdSchema.safeParse(id).success) return undefined;
  const text = detail.input ?? (await ports.inputOf(detail.executionArn));
  const input = RunInputSchema.safeParse(text === undefined ? undefined : JsonObjectSchema.parse(JSON.parse(text)));
  if (!input.success) return undefined;
  const record = await ports.getRecord(input.data.execution.tenantId, id);
  // The input names the tenant, the ARN proves it: only this record's own machine can have given this run. The runs that a
  // moved execution has left behind are none of its own any more.
  return record?.runArn === detail.executionArn ? record : undefined;
}

/** Consumer of Step Functions' status changes: records the end of a run. */
export async function onRunChanged(event: ServiceEvent, ports: Ports): Promise<void> {
  const detail = DetailSchema.parse(event.detail);
  if (detail.status === 'RUNNING') return;
  const record = await recordOf(detail, ports);
  if (!record) return logger.info('A run that is none of ours has ended', { runArn: detail.executionArn });
  await ports.finish(record);
}
