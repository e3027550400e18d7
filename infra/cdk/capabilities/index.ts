import { apiKeyVerification } from './api-keys.ts';
import type { Grant, GrantScope } from './capability.ts';
import { eventBus } from './event-bus.ts';
import { graph } from './graph.ts';
import { invokeExecutions, invokeProcesses, serviceProbes } from './invoke.ts';
import { mail } from './mail.ts';
import { pauseControl } from './pause-control.ts';
import { executions, stateMachines, taskTokens } from './state-machines.ts';
import { table } from './table.ts';
import { tokenSigning, tokenVerification } from './tokens.ts';
import { webhookTargets } from './webhook-targets.ts';

/** What a function may use. A new one is a module here: its variables and its IAM statements together. */
export const capabilities = {
  table,
  graph,
  executions,
  'event-bus': eventBus,
  'token-signing': tokenSigning,
  'token-verification': tokenVerification,
  'api-key-verification': apiKeyVerification,
  'state-machines': stateMachines,
  'task-tokens': taskTokens,
  'invoke-executions': invokeExecutions,
  'invoke-processes': invokeProcesses,
  'service-probes': serviceProbes,
  'pause-control': pauseControl,
  mail,
  'webhook-targets': webhookTargets,
} satisfies Record<string, (scope: GrantScope) => Grant>;

export type Capability = keyof typeof capabilities;
export type { Grant, GrantScope, Statement } from './capability.ts';
export { dataKeyStatement } from './data-key.ts';
