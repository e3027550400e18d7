import { idempotencyIn } from '#adapters/dynamodb/tables.ts';
import { startRun } from '#adapters/state-machines/runs.ts';
import * as operations from '#contracts/executions.ts';
import { httpHandler, route } from '#runtime/http-handler.ts';
import { executionsOf, runnablesOf, startables } from './composition.ts';
import { environment } from './environment.ts';
import { resolveRunnable } from './resolve-runnable.ts';
import { startExecution } from './start-execution.ts';

export const handler = httpHandler(
  [
    route(operations.startExecution, ({ body, caller }) =>
      startExecution(body, caller, {
        resolve: (asked) =>
          resolveRunnable(caller.tenantId, asked, { store: runnablesOf(caller.tenantId), cache: startables }),
        store: executionsOf(caller.tenantId),
        startRun,
      }),
    ),
  ],
  { idempotency: idempotencyIn(environment.TABLE_NAME) },
);
