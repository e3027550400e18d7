import { z } from 'zod';
import { unlessPaused } from '#adapters/control/pause-check.ts';
import { OLDEST } from '#adapters/dynamodb/merge-partitions.ts';
import { startRun } from '#adapters/state-machines/runs.ts';
import { answerTask } from '#adapters/state-machines/task-tokens.ts';
import { JsonObjectSchema } from '#contracts/core/json.ts';
import { runAs, serviceCaller } from '#runtime/actor.ts';
import { activity, activityKey, command, taskHandler } from '#runtime/task-handler.ts';
import { AwaitMessageConfigSchema, awaitMessage } from './await-message.ts';
import { NextCompletionConfigSchema, nextCompletion, recordCompletion } from './compensations/undo-completion.ts';
import {
  completionsOf,
  executionsOf,
  holdsOf,
  joinsOf,
  keptDataOf,
  messagesOf,
  netsOf,
  pauseCheck,
  publishingOf,
  resolverOf,
  runnablesOf,
  startingOf,
  startingTenants,
} from './composition.ts';
import { holdExecution } from './hold-execution.ts';
import { collectInstances, countInstance, InstancesConfigSchema } from './instances/count-instance.ts';
import { ArriveConfigSchema, arriveAtJoin } from './joins/arrive-at-join.ts';
import { MoveConfigSchema, moveToken } from './joins/move-token.ts';
import { launchExecution } from './launch-execution.ts';
import { addressOf } from './message-store.ts';
import { offerEscalation } from './offer-escalation.ts';
import { awaitedOf, beginPassOf, complete, legsOf, makeAwaitedOf, migrationsOf } from './operate/composition.ts';
import { recoverEach, recoverMoves } from './operate/recover-moves.ts';
import { PrepareChildConfigSchema, prepareChild } from './prepare-child.ts';
import { PublishCommandSchema, PublishMessageConfigSchema, publishMessage, throwMessage } from './publish-message.ts';
import { recoverExecutions } from './recover-executions.ts';
import { RegisterVersionSchema, registerVersion, SetActiveSchema, SetTriggerLinkSchema } from './register-version.ts';
import { RunScriptConfigSchema, runScript } from './run-script.ts';
import { KeepDataConfigSchema, keepData, RestoreDataConfigSchema, restoreData } from './scopes/keep-data.ts';
import { startAllDue } from './starts/start-due.ts';
import { withdrawMessage } from './withdraw-message.ts';

/** What belongs to one run: an execution that was moved has left the tokens of the run before behind. */
const ofRun = <C extends { executionId: string; run?: string }>(call: C): C => ({
  ...call,
  executionId: call.run ?? call.executionId,
});

export const handler = taskHandler([
  activity('executions', 'script.run', RunScriptConfigSchema, unlessPaused(pauseCheck, runScript)),
  activity(
    'executions',
    'execution.prepare-child',
    PrepareChildConfigSchema,
    unlessPaused(pauseCheck, (call) =>
      prepareChild(call, { store: executionsOf(call.tenantId), resolve: resolverOf(call.tenantId) }),
    ),
  ),
  activity('executions', 'execution.hold', z.object({}), async (call) => {
    await holdExecution(call, { holds: holdsOf(call.tenantId), answerTask });
    // The run may hold for a move that waited for what has just been done.
    await recoverEach([call.executionId], makeAwaitedOf(call.tenantId));
  }),
  activity(
    'executions',
    'message.await',
    AwaitMessageConfigSchema,
    unlessPaused(pauseCheck, (call) => awaitMessage(call, { messages: messagesOf(call.tenantId), answerTask })),
  ),
  activity(
    'executions',
    'message.publish',
    PublishMessageConfigSchema,
    unlessPaused(pauseCheck, async (call) => {
      const { config, enteredAt: publishedAt } = call;
      const message = { key: activityKey(call), publishedAt, payload: JsonObjectSchema.parse(call.input) };
      const ports = publishingOf(call.tenantId);
      if (config.event !== 'escalation') return { output: await throwMessage(addressOf(config), message, ports) };
      const store = executionsOf(call.tenantId);
      return { output: await offerEscalation(call.executionId, config.name, message, { ...ports, store }) };
    }),
  ),
  activity(
    'executions',
    'message.withdraw',
    PublishMessageConfigSchema,
    unlessPaused(pauseCheck, async (call) => ({
      output: await withdrawMessage(addressOf(call.config), activityKey(call), messagesOf(call.tenantId)),
    })),
  ),
  activity(
    'executions',
    'join.arrive',
    ArriveConfigSchema,
    unlessPaused(pauseCheck, (call) => arriveAtJoin(ofRun(call), joinsOf(call.tenantId))),
  ),
  activity(
    'executions',
    'join.move',
    MoveConfigSchema,
    unlessPaused(pauseCheck, (call) => moveToken(ofRun(call), { nets: netsOf(call.tenantId), answerTask })),
  ),
  activity(
    'executions',
    'scope.keep',
    KeepDataConfigSchema,
    unlessPaused(pauseCheck, (call) => keepData(ofRun(call), keptDataOf(call.tenantId))),
  ),
  activity(
    'executions',
    'scope.restore',
    RestoreDataConfigSchema,
    unlessPaused(pauseCheck, (call) => restoreData(ofRun(call), keptDataOf(call.tenantId))),
  ),
  activity(
    'executions',
    'compensation.record',
    z.object({}),
    unlessPaused(pauseCheck, (call) => recordCompletion(call, completionsOf(call.tenantId))),
  ),
  activity(
    'executions',
    'compensation.next',
    NextCompletionConfigSchema,
    unlessPaused(pauseCheck, (call) => nextCompletion(call, completionsOf(call.tenantId))),
  ),
  activity(
    'executions',
    'instances.count',
    InstancesConfigSchema,
    unlessPaused(pauseCheck, (call) => countInstance(ofRun(call), joinsOf(call.tenantId))),
  ),
  activity(
    'executions',
    'instances.collect',
    InstancesConfigSchema,
    unlessPaused(pauseCheck, (call) => collectInstances(ofRun(call), joinsOf(call.tenantId))),
  ),
  command('executions.publish-message', PublishCommandSchema, ({ tenantId, key, publishedAt, payload, ...to }) =>
    runAs(serviceCaller('executions', tenantId, { requestId: key, correlationId: key, causationId: key }), () =>
      publishMessage(addressOf(to), { key, publishedAt, payload }, publishingOf(tenantId)),
    ),
  ),
  command('executions.register-version', RegisterVersionSchema, async (input) => {
    await startingTenants.note(input.tenantId);
    await registerVersion(input, runnablesOf(input.tenantId));
  }),
  command('executions.set-active', SetActiveSchema, ({ tenantId, processId, version }) =>
    runnablesOf(tenantId).setActive(processId, version),
  ),
  command('executions.set-trigger-link', SetTriggerLinkSchema, ({ tenantId, entityType, entityId, processId }) =>
    runnablesOf(tenantId).setTriggerLink(entityType, entityId, processId),
  ),
  command('executions.recover', z.object({}), async () => ({
    ...(await recoverMoves({
      tenants: () => startingTenants.all(),
      now: Date.now,
      moving: (tenantId, before) => legsOf(tenantId).moving(before),
      complete: (tenantId, id) => complete(tenantId)(id),
      awaited: (tenantId) => awaitedOf(tenantId).all(),
      make: (tenantId, id) => makeAwaitedOf(tenantId)(id),
      waiting: (tenantId) => migrationsOf(tenantId).waiting(),
      beginPass: (tenantId, id) => beginPassOf(tenantId)(id),
    })),
    ...(await recoverExecutions({
      tenants: () => startingTenants.all(),
      now: Date.now,
      waiting: (tenantId, before, limit) =>
        executionsOf(tenantId).byStatus({
          runtimeStatus: 'pending',
          from: OLDEST,
          before: `${before}#~`,
          limit,
          descending: false,
        }),
      payload: (record) => executionsOf(record.tenant_id).getPayload(record.id),
      launch: (record, payload) =>
        launchExecution(record, payload, { store: executionsOf(record.tenant_id), startRun }),
    })),
    ...(await startAllDue({
      tenants: () => startingTenants.all(),
      now: () => new Date(),
      portsOf: startingOf,
    })),
  })),
]);
