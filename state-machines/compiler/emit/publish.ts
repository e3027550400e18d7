import type { JsonObject } from '#contracts/core/json.ts';
import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { delimited, literal } from '../expressions/delimiters.ts';
import { objectExpression } from '../expressions/template.ts';
import { type EventConfig, idOf, titleOf, type Vertex } from '../normalize/model.ts';
import { afterWork } from './after-work.ts';
import { awaited } from './awaited.ts';
import { dataAfter } from './data.ts';
import { type Leave, type ScopeStates, sourceOf } from './emission.ts';
import { catcherOf, ESCALATED } from './escalation.ts';
import { escalationMessage } from './escalation-message.ts';
import { catchPause, holdState } from './hold.ts';
import { lambdaTask, resultOf } from './lambda-task.ts';
import { basePayload } from './payload.ts';
import { retriesOf } from './retries.ts';
import { eventCause } from './watcher.ts';

/** Publishes a message, signal or escalation; also how an end that throws one ends. */
export function emitPublish(
  states: ScopeStates,
  vertex: Vertex,
  config: EventConfig,
  role: 'throw' | 'end',
  leaving: (name: string) => Leave,
  to?: JsonObject,
): void {
  const name = states.entry(vertex);
  const hold = states.name(vertex, 'hold');
  const leave = afterWork(states, vertex, name, leaving);
  const { nodeId: _nodeId, ...published } = to ?? awaited(idOf(vertex), config);
  const task = lambdaTask(states.emission, {
    vertex,
    context: 'executions',
    waitsForToken: false,
    payload: {
      ...basePayload(states, 'message.publish', idOf(vertex), false),
      config: { title: literal(titleOf(vertex)), ...published },
      input: config.inputs ? delimited(objectExpression(config.inputs, COMMON_BINDINGS)) : {},
    },
    timeoutSeconds: 60,
    retry: retriesOf(),
    catches: [catchPause(hold)],
  });
  const output = resultOf(false);
  const data = dataAfter(vertex.node!, output, { ...COMMON_BINDINGS, output });
  states.add(name, sourceOf(vertex, role), { ...task, ...states.output(leave, data), ...leave });
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, name));
}

/**
 * An escalation that an event of the same drawing catches: one that interrupts is a failure under a name of its own, one
 * that does not is a message to what watches. False when nothing catches it.
 */
export function emitCaughtEscalation(
  states: ScopeStates,
  vertex: Vertex,
  config: EventConfig,
  leaving: ((name: string) => Leave) | undefined,
): boolean {
  const process = states.emission.graph;
  const graph = [...states.emission.scopes.keys()].find((one) => one.vertices.includes(vertex))!;
  const catcher = catcherOf(process, graph, config.name);
  if (!catcher) return false;
  if (!catcher.config.interrupting) {
    const role = leaving ? 'throw' : 'end';
    emitPublish(
      states,
      vertex,
      config,
      role,
      leaving ?? (() => ({ End: true })),
      escalationMessage(states, catcher.visit, catcher.nodeId),
    );
    return true;
  }
  const output = config.inputs ? objectExpression(config.inputs, COMMON_BINDINGS) : '{}';
  const name = states.entry(vertex);
  const role = leaving ? 'throw' : 'end';
  const fail = leaving ? states.name(vertex, 'interrupts') : name;
  const leave = leaving?.(name);
  // Behind the event nothing runs any more, but its states have to be reached from somewhere.
  if (leave)
    states.add(name, sourceOf(vertex, role), {
      Type: 'Choice',
      Choices: [{ Condition: '{% true %}', Next: fail }],
      Default: 'Next' in leave ? leave.Next : fail,
    });
  states.add(fail, sourceOf(vertex, role), {
    Type: 'Fail',
    Error: `${ESCALATED}.${catcher.nodeId}`,
    Cause: eventCause(`{"nodeId": ${JSON.stringify(catcher.nodeId)}, "output": ${output}}`),
  });
  return true;
}
