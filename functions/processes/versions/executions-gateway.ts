import { invokeTask } from '#adapters/lambda/invoke.ts';
import type { RunnableVersion, TriggerLink } from '#contracts/processes/index.ts';
import { currentCaller } from '#runtime/actor.ts';

/**
 * What the executions context is told at once, so that a start right after a publish sees it. Each command may be repeated.
 */
export interface ExecutionsGateway {
  registerVersion(runnable: RunnableVersion, active: boolean): Promise<void>;
  setActive(processId: string, version: string | null): Promise<void>;
  setTriggerLink(link: Pick<TriggerLink, 'entityType' | 'entityId'>, processId: string | null): Promise<void>;
}

export const executionsBehind = (functionArn: string): ExecutionsGateway => {
  const send = async (operation: string, payload: Record<string, unknown>): Promise<void> => {
    await invokeTask(functionArn, { operation, tenantId: currentCaller().tenantId, ...payload });
  };
  return {
    registerVersion: (runnable, active) => send('executions.register-version', { runnable, active }),
    setActive: (processId, version) => send('executions.set-active', { processId, version }),
    setTriggerLink: ({ entityType, entityId }, processId) =>
      send('executions.set-trigger-link', { entityType, entityId, processId }),
  };
};
