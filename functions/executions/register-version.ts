import { z } from 'zod';
import { ProcessIdSchema, SemanticVersionSchema, TenantIdSchema } from '#contracts/core/scalars.ts';
import { RunnableVersionSchema, TriggerEntityTypeSchema } from '#contracts/processes/index.ts';
import { inputCheckOf } from './check-input.ts';
import type { RunnableStore } from './runnable-store.ts';

/** Commands that the processes context sends on publish, activate, archive and trigger links. Each may be repeated. */
export const RegisterVersionSchema = z.object({
  tenantId: TenantIdSchema,
  runnable: RunnableVersionSchema,
  active: z.boolean(),
});
export const SetActiveSchema = z.object({
  tenantId: TenantIdSchema,
  processId: ProcessIdSchema,
  version: SemanticVersionSchema.nullable(),
});
export const SetTriggerLinkSchema = z.object({
  tenantId: TenantIdSchema,
  entityType: TriggerEntityTypeSchema,
  entityId: z.string().min(1).max(200),
  processId: ProcessIdSchema.nullable(),
});

/** Makes a published version startable. Its data definitions are compiled here, so that a broken schema stops the publish, not a start. */
export async function registerVersion(
  { runnable, active }: z.infer<typeof RegisterVersionSchema>,
  store: Pick<RunnableStore, 'register'>,
): Promise<void> {
  inputCheckOf(runnable.data_definitions);
  await store.register(runnable, active);
}
