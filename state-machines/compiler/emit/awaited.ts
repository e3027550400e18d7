import type { JsonObject } from '#contracts/core/json.ts';
import { type Bindings, bindOrNull, COMMON_BINDINGS } from '../expressions/bind.ts';
import { delimited, expressionOf, literal } from '../expressions/delimiters.ts';
import type { EventConfig } from '../normalize/model.ts';
import { broughtOutput, conditionAwaited, watchOf } from './conditions.ts';
import type { ScopeStates } from './emission.ts';
import { escalationAwaited } from './escalation-message.ts';

/** What is waited for beside a visit of something: escalations and conditions come as messages within the run. */
export function awaitedBeside(
  states: Pick<ScopeStates, 'emission' | 'around'>,
  visit: string,
  nodeId: string,
  config: Pick<EventConfig, 'event' | 'name' | 'correlationKey'>,
): JsonObject {
  if (config.event === 'escalation') return escalationAwaited(states, visit, nodeId);
  return config.event === 'conditional' ? conditionAwaited(states, nodeId) : awaited(nodeId, config);
}

/** What a run waits for, as the executions context gets it. */
export function awaited(
  nodeId: string,
  config: Pick<EventConfig, 'event' | 'name' | 'correlationKey'>,
  bindings: Bindings = COMMON_BINDINGS,
): JsonObject {
  const key = config.correlationKey;
  return {
    nodeId,
    event: config.event,
    name: literal(config.name ?? ''),
    ...(key !== undefined && { correlationKey: delimited(bindOrNull(expressionOf(key).source, bindings)) }),
  };
}

const TIMED = '{"error": "States.Timeout", "cause": "The timer was due."}';

/** What `$output` stands for where an event has come that was waited for beside something. */
export function arrivedOutput(
  states: Pick<ScopeStates, 'emission'>,
  nodeId: string,
  config: Pick<EventConfig, 'event'>,
): string {
  if (config.event === 'conditional') return broughtOutput(watchOf(states, nodeId)!);
  if (config.event === 'message' || config.event === 'signal' || config.event === 'escalation')
    return '$states.input.event.output';
  return config.event === 'timer'
    ? `($exists($states.input.error) ? $states.input.error : ${TIMED})`
    : '$states.input.error';
}
