import { tableFor } from '#adapters/dynamodb/tables.ts';
import * as contract from '#contracts/events.ts';
import type { Caller } from '#runtime/actor.ts';
import { notFound } from '#runtime/errors.ts';
import { httpHandler, route } from '#runtime/http-handler.ts';
import { AuditStore } from './audit-store.ts';
import { environment } from './environment.ts';
import { listEventTypes } from './list-event-types.ts';

const tableOf = tableFor(environment.TABLE_NAME);
const storeFor = (caller: Caller) => new AuditStore(tableOf(caller.tenantId));

export const handler = httpHandler([
  route(contract.listEvents, ({ query, caller }) => storeFor(caller).list(query)),
  route(contract.getEvent, async ({ params, caller }) => {
    const entry = await storeFor(caller).get(params.id);
    if (!entry) throw notFound('event', params.id);
    return entry;
  }),
  route(contract.listEventTypes, async () => listEventTypes()),
]);
