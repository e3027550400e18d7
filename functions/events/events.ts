import { tableFor } from '#adapters/dynamodb/tables.ts';
import { eventRegistry } from '#contracts/event-registry.ts';
import { eventHandler } from '#runtime/event-handler.ts';
import { timestamp } from '#runtime/ids.ts';
import { AuditRecorder } from './audit-recorder.ts';
import { AuditStore } from './audit-store.ts';
import { environment } from './environment.ts';

const tableOf = tableFor(environment.TABLE_NAME);
const recorder = new AuditRecorder((tenantId) => new AuditStore(tableOf(tenantId)));

/** Every domain event goes into the audit log of its tenant, checked against its contract. */
export const handler = eventHandler([], {
  service: 'events',
  every: async (envelope, source) => {
    eventRegistry.get(envelope.type)?.data.parse(envelope.data);
    await recorder.record({ ...envelope, source, recordedAt: timestamp() });
  },
});
