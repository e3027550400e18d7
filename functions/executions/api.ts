import { setTimeout } from 'node:timers/promises';
import { PAUSE_LEASE_MS } from '#adapters/control/pause-check.ts';
import { idempotencyIn } from '#adapters/dynamodb/tables.ts';
import { startRun } from '#adapters/state-machines/runs.ts';
import * as operations from '#contracts/executions/index.ts';
import type { Caller } from '#runtime/actor.ts';
import { httpHandler, route } from '#runtime/http-handler.ts';
import { timestamp } from '#runtime/ids.ts';
import { executionsOf, publishingOf, releasingOf, resolverOf, startingTenants, viewingOf } from './composition.ts';
import { cancelExecution, pauseExecution, resumeExecution } from './control-execution.ts';
import { environment } from './environment.ts';
import { pageOfHistory } from './get-history.ts';
import { getTree } from './get-tree.ts';
import { listExecutions } from './list-executions.ts';
import { addressOf } from './message-store.ts';
import { awaitedOf, movingOf } from './operate/composition.ts';
import { operateRoutes } from './operate/routes.ts';
import { startingAt } from './operate/start-at.ts';
import { publishMessage } from './publish-message.ts';
import { startExecution } from './start-execution.ts';
import { settle, stop } from './stop-run.ts';
import { getExecution, viewExecution } from './view-execution.ts';

const controllingOf = (caller: Caller, body: { reason?: string | undefined } | undefined) => ({
  caller,
  reason: body?.reason,
  store: executionsOf(caller.tenantId),
});

export const handler = httpHandler(
  [
    route(operations.startExecution, ({ body, caller }) =>
      startExecution(body, caller, {
        resolve: body.startAt
          ? startingAt(body.startAt, caller, { resolve: resolverOf(caller.tenantId), ...movingOf(caller.tenantId) })
          : resolverOf(caller.tenantId),
        store: executionsOf(caller.tenantId),
        noteTenant: (tenantId) => startingTenants.note(tenantId),
        startRun,
      }),
    ),
    route(operations.listExecutions, ({ query, caller }) => listExecutions(query, executionsOf(caller.tenantId))),
    route(operations.getExecution, ({ params, caller }) => getExecution(params.id, viewingOf(caller.tenantId))),
    route(operations.getExecutionHistory, async ({ params, query, caller }) =>
      pageOfHistory(await viewExecution(params.id, viewingOf(caller.tenantId)), query),
    ),
    route(operations.pauseExecution, ({ params, body, caller }) =>
      pauseExecution(params.id, { ...controllingOf(caller, body), untilSeen: () => setTimeout(PAUSE_LEASE_MS) }),
    ),
    route(operations.resumeExecution, ({ params, body, caller }) =>
      resumeExecution(params.id, {
        ...controllingOf(caller, body),
        awaited: awaitedOf(caller.tenantId),
        release: releasingOf(caller.tenantId),
      }),
    ),
    route(operations.cancelExecution, ({ params, body, caller }) =>
      cancelExecution(params.id, { ...controllingOf(caller, body), settle, stop }),
    ),
    ...operateRoutes,
    route(operations.publishMessage, async ({ body, caller }) => {
      const { name, correlationKey, data } = body;
      const message = { key: caller.requestId, publishedAt: timestamp(), payload: data };
      const address = addressOf({ event: 'message', name, correlationKey });
      const { reached, started = [] } = await publishMessage(address, message, publishingOf(caller.tenantId));
      return { delivered: reached, started, kept: reached === 0 && started.length === 0 };
    }),
    route(operations.getExecutionTree, ({ params, caller }) => getTree(params.id, executionsOf(caller.tenantId))),
  ],
  { idempotency: idempotencyIn(environment.TABLE_NAME) },
);
