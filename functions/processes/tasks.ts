import { z } from 'zod';
import { graphDatabase } from '#adapters/graph/connection.ts';
import { sweep } from '#adapters/graph/outbox.ts';
import { ProcessIdSchema, SemanticVersionSchema, TenantIdSchema } from '#contracts/core/scalars.ts';
import { timestamp } from '#runtime/ids.ts';
import { command, taskHandler } from '#runtime/task-handler.ts';
import { environment } from './environment.ts';
import { ProcessStore } from './process-store.ts';
import { resolveVersion } from './resolve-version.ts';

/** Entries younger than this are being relayed by the call that wrote them. */
const RELAY_MS = 10_000;

const ResolveSchema = z.object({
  tenantId: TenantIdSchema,
  processId: ProcessIdSchema,
  version: z.union([SemanticVersionSchema, z.literal('active')]),
});

export const handler = taskHandler([
  command('graph-outbox.sweep', z.unknown(), async () => ({
    relayed: await sweep(await graphDatabase(), environment.EVENT_BUS_NAME, timestamp(Date.now() - RELAY_MS)),
  })),
  command('processes.resolve-version', ResolveSchema, async ({ tenantId, processId, version }) => ({
    runnable: await resolveVersion(
      processId,
      version,
      new ProcessStore(await graphDatabase(), tenantId, environment.EVENT_BUS_NAME),
    ),
  })),
]);
