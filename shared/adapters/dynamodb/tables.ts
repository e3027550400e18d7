import { idempotencyOver } from '#runtime/idempotency.ts';
import { answerStoreIn } from './answer-store.ts';
import { documentClient } from './client.ts';
import { TenantTable } from './tenant-table.ts';

/** The only way to a context's table: through a tenant. */
export const tableFor = (tableName: string) => (tenantId: string) =>
  new TenantTable(documentClient(), tableName, tenantId);

/** Idempotency-Key support over the context's own table. */
export const idempotencyIn = (tableName: string) => idempotencyOver(answerStoreIn(tableFor(tableName)));
