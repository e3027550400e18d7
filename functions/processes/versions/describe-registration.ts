import { z } from 'zod';
import { ProcessIdSchema, SemanticVersionSchema, TenantIdSchema } from '#contracts/core/scalars.ts';
import type { Registration } from '#contracts/processes/index.ts';
import type { ProcessStore } from '../process-store.ts';
import { toRunnable } from './runnable.ts';

/** Command of the executions context, which makes good what a crash after a commit has left unregistered (docs/adr/0006). */
export const DescribeRegistrationSchema = z.object({
  tenantId: TenantIdSchema,
  processId: ProcessIdSchema,
  version: SemanticVersionSchema.optional(),
});

type Reading = Pick<ProcessStore, 'draft' | 'version' | 'artifacts' | 'triggerLinks'>;

async function runnableOf(processId: string, version: string | undefined, store: Reading) {
  if (version === undefined) return undefined;
  const [published, artifacts] = [await store.version(processId, version), await store.artifacts(processId, version)];
  return published && artifacts ? toRunnable(published, artifacts) : undefined;
}

/** What the graph says now; an event that led here may be older than that. */
export async function describeRegistration(
  { processId, version }: z.output<typeof DescribeRegistrationSchema>,
  store: Reading,
): Promise<Registration> {
  const draft = await store.draft(processId);
  const runnable = await runnableOf(processId, version, store);
  const active = draft?.process.status === 'archived' ? null : draft?.process.activeVersion;
  const triggers = (await store.triggerLinks(processId)).map(({ entityType, entityId }) => ({ entityType, entityId }));
  return { ...(runnable ? { runnable } : {}), ...(active === undefined ? {} : { active }), triggers };
}
