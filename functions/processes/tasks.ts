import { z } from 'zod';
import { graphDatabase } from '#adapters/graph/connection.ts';
import { sweep } from '#adapters/graph/outbox.ts';
import { publishMachine } from '#adapters/state-machines/publish.ts';
import { timestamp } from '#runtime/ids.ts';
import { command, taskHandler } from '#runtime/task-handler.ts';
import { environment, readMachineEnvironment } from './environment.ts';
import { ProcessStore } from './process-store.ts';
import { DescribeRegistrationSchema, describeRegistration } from './versions/describe-registration.ts';
import { PublishEntrySchema, publishEntry } from './versions/publish-entry.ts';

const machines = readMachineEnvironment();
const machineSettings = {
  prefix: machines.STATE_MACHINE_PREFIX,
  roleArn: machines.STATE_MACHINE_ROLE_ARN,
  logGroupArn: machines.STATE_MACHINE_LOG_GROUP_ARN,
};

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
  command('processes.publish-entry', PublishEntrySchema, async (asked) =>
    publishEntry(asked, {
      store: await storeOf(asked.tenantId),
      taskFunctions: machines.TASK_FUNCTIONS,
      publishMachine: (machine, knownArn) => publishMachine(machine, machineSettings, knownArn),
    }),
  ),
]);
