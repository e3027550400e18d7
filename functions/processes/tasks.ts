import { z } from 'zod';
import { graphDatabase } from '#adapters/graph/connection.ts';
import { sweep } from '#adapters/graph/outbox.ts';
import { timestamp } from '#runtime/ids.ts';
import { command, taskHandler } from '#runtime/task-handler.ts';
import { environment } from './environment.ts';
import { ProcessStore } from './process-store.ts';
import { DescribeRegistrationSchema, describeRegistration } from './versions/describe-registration.ts';

const storeOf = async (tenantId: string) =>
  new ProcessStore(await graphDatabase(), tenantId, environment.EVENT_BUS_NAME);

/** Entries younger than this are being relayed by the call that wrote them. */
const RELAY_MS = 10_000;

export const handler = taskHandler([
  command('graph-outbox.sweep', z.unknown(), async () => ({
    relayed: await sweep(await graphDatabase(), environment.EVENT_BUS_NAME, timestamp(Date.now() - RELAY_MS)),
  })),
  command('processes.describe-registration', DescribeRegistrationSchema, async (asked) =>
    describeRegistration(asked, await storeOf(asked.tenantId)),
  ),
]);
