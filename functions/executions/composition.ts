import { pauseCheckOf } from '#adapters/control/pause-check.ts';
import { tableFor } from '#adapters/dynamodb/tables.ts';
import { TenantRegistry } from '#adapters/dynamodb/tenant-registry.ts';
import { describeRun, readHistory, startRun } from '#adapters/state-machines/runs.ts';
import { answerTask } from '#adapters/state-machines/task-tokens.ts';
import { abandonChildren } from './abandon-children.ts';
import { ActiveVersions } from './active-versions.ts';
import { asRun } from './as-run.ts';
import { CompletionStore } from './compensations/completion-store.ts';
import { environment } from './environment.ts';
import type { ExecutionRecord } from './execution.ts';
import { ExecutionStore } from './execution-store.ts';
import { finishExecution } from './finish-execution.ts';
import { releaseHolds } from './hold-execution.ts';
import { HoldStore } from './hold-store.ts';
import { JoinStore } from './joins/join-store.ts';
import { NetStore } from './joins/net-store.ts';
import { MessageStore } from './message-store.ts';
import { LegStore } from './operate/leg-store.ts';
import { readLegs } from './operate/read-legs.ts';
import type { PublishPorts } from './publish-message.ts';
import { type Asked, resolveRunnable, StartableCache } from './resolve-runnable.ts';
import { ResultStore } from './result-store.ts';
import { RunnableStore } from './runnable-store.ts';
import { KeptDataStore } from './scopes/kept-data-store.ts';
import { startOnEvent } from './starts/start-on-event.ts';
import { StartStore } from './starts/start-store.ts';
import type { Viewing } from './view-execution.ts';
import { RunWatch } from './watch-run.ts';

/** What the doors of this context are composed of; repositories exist per tenant only. */
export const tableOf = tableFor(environment.TABLE_NAME);
export const executionsOf = (tenantId: string) => new ExecutionStore(tableOf(tenantId));
export const runnablesOf = (tenantId: string) => new RunnableStore(tableOf(tenantId));
export const resultsOf = (tenantId: string) => new ResultStore(tableOf(tenantId));
export const holdsOf = (tenantId: string) => new HoldStore(tableOf(tenantId));
/** Lets the steps of an execution that hold go on. */
export const releasingOf = (tenantId: string) => (id: string) =>
  releaseHolds(id, { holds: holdsOf(tenantId), answerTask });
export const messagesOf = (tenantId: string) => new MessageStore(tableOf(tenantId));
export const completionsOf = (tenantId: string) => new CompletionStore(tableOf(tenantId));
export const keptDataOf = (tenantId: string) => new KeptDataStore(tableOf(tenantId));
export const joinsOf = (tenantId: string) => new JoinStore(tableOf(tenantId));
export const netsOf = (tenantId: string) => new NetStore(tableOf(tenantId));
export const startables = new StartableCache();
const actives = new ActiveVersions();
export const pauseCheck = pauseCheckOf(environment.TABLE_NAME);
export const startingTenants = new TenantRegistry(tableOf, 'starting');

const hasRun = async (record: ExecutionRecord) => (await describeRun(record.runArn)) !== undefined;
const watch = new RunWatch(readHistory);

export const versionsOf = (tenantId: string) => (processId: string, version: string) =>
  startables.get(tenantId, processId, version, runnablesOf(tenantId));

export const resolverOf = (tenantId: string) => (asked: Asked) =>
  resolveRunnable(tenantId, asked, { store: runnablesOf(tenantId), cache: startables, actives });

export const startingOf = (tenantId: string) => ({
  resolve: resolverOf(tenantId),
  store: executionsOf(tenantId),
  starts: new StartStore(tableOf(tenantId)),
  noteTenant: (id: string) => startingTenants.note(id),
  startRun,
});

export const publishingOf = (tenantId: string): PublishPorts => ({
  messages: messagesOf(tenantId),
  answerTask,
  start: (address, message) => startOnEvent(address, message, startingOf(tenantId)),
});

/** What an execution that was moved did in the runs before the present one. */
const earlierOf = (tenantId: string) => (record: ExecutionRecord) =>
  readLegs(record, {
    legs: new LegStore(tableOf(tenantId)),
    results: resultsOf(tenantId),
    version: versionsOf(tenantId),
    history: (runArn) => watch.history(runArn),
  });

/** Records the end of a run that Step Functions reports. */
export const finish = (record: ExecutionRecord): Promise<ExecutionRecord> => {
  const { tenant_id: tenantId } = record;
  const store = executionsOf(tenantId);
  const ports = {
    store,
    results: resultsOf(tenantId),
    version: versionsOf(tenantId),
    readHistory,
    earlier: earlierOf(tenantId),
    abandonChildren: (parent: ExecutionRecord) => abandonChildren(parent, { store, hasRun }),
  };
  return asRun(record, () => finishExecution(record, ports));
};

export const viewingOf = (tenantId: string): Viewing => ({
  store: executionsOf(tenantId),
  version: versionsOf(tenantId),
  history: (runArn) => watch.history(runArn),
  earlier: earlierOf(tenantId),
  finish,
});
