import { command, taskHandler } from '#runtime/task-handler.ts';
import { runnablesOf } from './composition.ts';
import { RegisterVersionSchema, registerVersion, SetActiveSchema, SetTriggerLinkSchema } from './register-version.ts';

export const handler = taskHandler([
  command('executions.register-version', RegisterVersionSchema, (input) =>
    registerVersion(input, runnablesOf(input.tenantId)),
  ),
  command('executions.set-active', SetActiveSchema, ({ tenantId, processId, version }) =>
    runnablesOf(tenantId).setActive(processId, version),
  ),
  command('executions.set-trigger-link', SetTriggerLinkSchema, ({ tenantId, entityType, entityId, processId }) =>
    runnablesOf(tenantId).setTriggerLink(entityType, entityId, processId),
  ),
]);
