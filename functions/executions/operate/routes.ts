import * as operations from '#contracts/executions/index.ts';
import { notFound } from '#runtime/errors.ts';
import { route } from '#runtime/http-handler.ts';
import { awaitingMovesOf, migratingOf, movingOf, replayingOf } from './composition.ts';
import { dryRun } from './migration/check-migration.ts';
import { startMigration } from './migration/migrate-instances.ts';
import { shown } from './migration/migration-store.ts';
import { moveExecution } from './move-execution.ts';
import { getPosition } from './read-position.ts';
import { replayExecution } from './replay-execution.ts';

const versionOf = ({ id, version }: { id: string; version: string }) => ({ processId: id, version });

/** The operations on where runs stand. */
export const operateRoutes = [
  route(operations.moveExecution, ({ params, body, caller }) =>
    moveExecution(params.id, body, caller, awaitingMovesOf(caller.tenantId)),
  ),
  route(operations.replayExecution, ({ params, body, caller }) =>
    replayExecution(params.id, body, caller, replayingOf(caller)),
  ),
  route(operations.getPosition, ({ params, caller }) => getPosition(params.id, movingOf(caller.tenantId))),
  route(operations.dryRunMigration, ({ params, body, caller }) =>
    dryRun(versionOf(params), body, migratingOf(caller.tenantId)),
  ),
  route(operations.startMigration, async ({ params, body, caller }) =>
    shown(await startMigration(versionOf(params), body, caller, migratingOf(caller.tenantId))),
  ),
  route(operations.getMigration, async ({ params, caller }) => {
    const found = await migratingOf(caller.tenantId).migrations.get(params.migrationId);
    if (found?.processId !== params.id) throw notFound('migration', params.migrationId);
    return shown(found);
  }),
];
