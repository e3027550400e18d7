import { setTimeout } from 'node:timers/promises';
import { PAUSE_LEASE_MS } from '#adapters/control/pause-check.ts';
import { readHistory, startRun, stopRun } from '#adapters/state-machines/runs.ts';
import { type Caller, runAs, serviceCaller } from '#runtime/actor.ts';
import {
  executionsOf,
  netsOf,
  releasingOf,
  resolverOf,
  resultsOf,
  runnablesOf,
  startingTenants,
  tableOf,
  versionsOf,
} from '../composition.ts';
import { cancelExecution } from '../control-execution.ts';
import { type ExecutionRecord, hasEnded } from '../execution.ts';
import { startExecution } from '../start-execution.ts';
import { settle, stop } from '../stop-run.ts';
import type { AwaitingMoves } from './awaited/await-move.ts';
import { AwaitedStore } from './awaited/awaited-store.ts';
import { makeAwaited } from './awaited/make-awaited.ts';
import { completeMove } from './complete-move.ts';
import type { Entering } from './entry.ts';
import { LegStore } from './leg-store.ts';
import { beginPass } from './migration/end-part.ts';
import type { MigratingInstances } from './migration/migrate-instances.ts';
import { MigrationStore } from './migration/migration-store.ts';
import type { Moving } from './move-execution.ts';
import { processesFor } from './processes-gateway.ts';
import type { Replaying } from './replay-execution.ts';

export const legsOf = (tenantId: string) => new LegStore(tableOf(tenantId));

export const enteringOf = (tenantId: string): Entering => ({
  version: versionsOf(tenantId),
  publishEntry: processesFor(tenantId).publishEntry,
  registerEntry: (runnable, marking) => runnablesOf(tenantId).registerEntry(runnable, marking),
});

/** Cancels a subprocess whose step was given up. */
async function cancelChild(tenantId: string, id: string): Promise<void> {
  const store = executionsOf(tenantId);
  const child = await store.get(id);
  if (!child || hasEnded(child)) return;
  const caller = serviceCaller('executions', tenantId, { requestId: id, correlationId: child.correlationId });
  const reason = 'The execution above it was moved to another node.';
  await cancelExecution(id, { caller, reason, store, settle, stop });
}

/** Step Functions tells the end of a run a moment after it was stopped. */
const READ_AGAIN_MS = 100;
const MOST_READS = 30;

/** Carries out a move that has been decided. */
export const complete =
  (tenantId: string) =>
  (id: string): Promise<ExecutionRecord | undefined> =>
    completeMove(id, {
      ...enteringOf(tenantId),
      store: executionsOf(tenantId),
      legs: legsOf(tenantId),
      results: resultsOf(tenantId),
      nets: netsOf(tenantId),
      readHistory,
      settle,
      patience: async (tries) => tries < MOST_READS && (await setTimeout(READ_AGAIN_MS, true)),
      stopRun,
      startRun,
      cancelChild: (child) => cancelChild(tenantId, child),
    });

export const replayingOf = (caller: Caller): Replaying => {
  const { tenantId } = caller;
  const store = executionsOf(tenantId);
  const noteTenant = (id: string) => startingTenants.note(id);
  return {
    ...enteringOf(tenantId),
    store,
    legs: legsOf(tenantId),
    readHistory,
    resolve: resolverOf(tenantId),
    start: (asked, resolve) => startExecution(asked, caller, { resolve, store, noteTenant, startRun }),
  };
};

export const migrationsOf = (tenantId: string) => new MigrationStore(tableOf(tenantId));

/** Sets the next pass of a migration off. */
export const beginPassOf =
  (tenantId: string) =>
  (id: string): Promise<void> =>
    runAs(serviceCaller('executions', tenantId, { requestId: id, correlationId: id }), () =>
      beginPass(id, { migrations: migrationsOf(tenantId) }),
    );

/** Two starts a second: what Step Functions grants an account for good. */
const PACE_MS = 500;

export const migratingOf = (tenantId: string): MigratingInstances => ({
  ...movingOf(tenantId),
  store: executionsOf(tenantId),
  legs: legsOf(tenantId),
  resolve: resolverOf(tenantId),
  migrations: migrationsOf(tenantId),
  pace: () => setTimeout(PACE_MS),
});

export const awaitedOf = (tenantId: string) => new AwaitedStore(tableOf(tenantId));

/** Makes a move that waits for work to be done, where that is done. */
export const makeAwaitedOf =
  (tenantId: string) =>
  (id: string): Promise<void> =>
    makeAwaited(id, {
      ...movingOf(tenantId),
      store: executionsOf(tenantId),
      awaited: awaitedOf(tenantId),
      release: releasingOf(tenantId),
    });

/** Moves a run, or holds it until it can be moved. */
export const awaitingMovesOf = (tenantId: string): Moving & AwaitingMoves => ({
  ...movingOf(tenantId),
  store: executionsOf(tenantId),
  awaited: awaitedOf(tenantId),
  untilSeen: () => setTimeout(PAUSE_LEASE_MS),
});

export const movingOf = (tenantId: string): Moving => ({
  ...enteringOf(tenantId),
  store: executionsOf(tenantId),
  legs: legsOf(tenantId),
  noteTenant: (id) => startingTenants.note(id),
  readHistory,
  nets: netsOf(tenantId),
  settle,
  complete: complete(tenantId),
});
