import { graphDatabase } from '#adapters/graph/connection.ts';
import { readHeads } from '#adapters/graph/links/read-heads.ts';
import { readCalls } from '#adapters/graph/views/read-calls.ts';
import { pointAlias, publishMachine } from '#adapters/state-machines/publish.ts';
import type { Caller } from '#runtime/actor.ts';
import { environment, readPublishEnvironment } from './environment.ts';
import { type Histories, HistoryStore } from './history-store.ts';
import { ProcessStore } from './process-store.ts';
import { executionsBehind } from './versions/executions-gateway.ts';
import { elk } from './views/elk.ts';
import type { Views } from './views/view-process.ts';

/** What the API's use cases are composed of; repositories exist per tenant only. */
const publishing = readPublishEnvironment();
const settings = {
  prefix: publishing.STATE_MACHINE_PREFIX,
  roleArn: publishing.STATE_MACHINE_ROLE_ARN,
  logGroupArn: publishing.STATE_MACHINE_LOG_GROUP_ARN,
};

export const storeFor = async (caller: Caller): Promise<ProcessStore> =>
  new ProcessStore(await graphDatabase(), caller.tenantId, environment.EVENT_BUS_NAME);

export const historiesFor = async (caller: Caller): Promise<Histories> => ({
  store: await storeFor(caller),
  history: new HistoryStore(await graphDatabase(), caller.tenantId, environment.EVENT_BUS_NAME),
});

/** Views also read across processes: what a process runs, and what that is called. */
export const viewsFor = async (caller: Caller): Promise<Views> => {
  const db = await graphDatabase();
  return {
    ...(await historiesFor(caller)),
    hierarchies: {
      calls: (keys) => readCalls(db, caller.tenantId, keys),
      heads: (processIds) => readHeads(db, caller.tenantId, processIds),
    },
    elk,
  };
};

export const effectsFor = async (caller: Caller) => ({
  store: await storeFor(caller),
  taskFunctions: publishing.TASK_FUNCTIONS,
  publishMachine: (machine: Parameters<typeof publishMachine>[0], knownArn?: string) =>
    publishMachine(machine, settings, knownArn),
  pointAlias: (version: Parameters<typeof pointAlias>[1]) => pointAlias('active', version),
  executions: executionsBehind(publishing.EXECUTIONS_TASKS_ARN),
});

/** What the compiler is told of the place that a definition is compiled for. */
export const placeOf = ({ tenantId }: Caller, place: { processId: string; version: string }) => ({
  tenantId,
  taskFunctions: publishing.TASK_FUNCTIONS,
  ...place,
});
