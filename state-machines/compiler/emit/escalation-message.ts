import type { JsonObject } from '#contracts/core/json.ts';
import type { ScopeStates } from './emission.ts';
import { visitKey } from './visits.ts';

/** The message by which an escalation reaches an event that does not interrupt the subprocess it is thrown in. */
export const escalationMessage = (
  states: Pick<ScopeStates, 'emission'>,
  visit: string,
  nodeId: string,
): JsonObject => ({
  event: 'message',
  name: 'flowmaster.escalated',
  correlationKey: visitKey(states, visit, nodeId),
});

export const escalationAwaited = (
  states: Pick<ScopeStates, 'emission'>,
  visit: string,
  nodeId: string,
): JsonObject => ({ nodeId, ...escalationMessage(states, visit, nodeId) });
