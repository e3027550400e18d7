import type { JsonObject } from '#contracts/core/json.ts';
import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { delimited, literal } from '../expressions/delimiters.ts';
import { objectExpression } from '../expressions/template.ts';
import { type EventConfig, idOf, titleOf, type Vertex } from '../normalize/model.ts';
import { afterWork } from './after-work.ts';
import { awaited } from './awaited.ts';
import { dataAfter } from './data.ts';
import { type Leave, type ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import { lambdaTask, resultOf } from './lambda-task.ts';
import { basePayload } from './payload.ts';
import { retriesOf } from './retries.ts';

/** Publishes a message, signal or escalation; also how an end that throws one ends. */
export function emitPublish(
  states: ScopeStates,
  vertex: Vertex,
  config: EventConfig,
  role: 'throw' | 'end',
  leaving: (name: string) => Leave,
  to?: JsonObject,
  beside: Readonly<Record<string, string>> = {},
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
  states.add(name, sourceOf(vertex, role), { ...task, ...states.output(leave, data, beside), ...leave });
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, name));
}
