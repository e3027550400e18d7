import { z } from 'zod';
import { command, taskHandler } from '#runtime/task-handler.ts';
import { storeOf } from './composition.ts';
import { createTenant } from './create-tenant.ts';

const NewTenantSchema = z.object({
  operation: z.literal('tenant.create'),
  tenantId: z.uuid().optional(),
  name: z.string().min(1).max(200),
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/, 'must have 3 to 40 lower-case letters, digits and hyphens'),
  admin: z.object({ email: z.email(), name: z.string().min(1).max(200), password: z.string().min(10).max(200) }),
});

/** Operators create tenants by invoking this function; IAM decides who may (docs/deploying.md). */
export const handler = taskHandler([
  command('tenant.create', NewTenantSchema, (input, requestId) => createTenant(input, requestId, storeOf)),
]);
