import type { JsonObject } from '#contracts/core/json.ts';
import { bindExpression, bindOrNull, COMMON_BINDINGS } from '../expressions/bind.ts';
import { delimited, expressionOf, inDelimiters, literal } from '../expressions/delimiters.ts';
import { secondsOf } from '../expressions/duration.ts';
import { objectExpression } from '../expressions/template.ts';
import { type EventConfig, idOf, titleOf, type Vertex } from '../normalize/model.ts';
import { type AslState, ONE_YEAR_SECONDS } from './asl.ts';
import { awaitTask } from './await-task.ts';
import { dataAfter } from './data.ts';
import { type Leave, type ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import { lambdaTask, resultOf } from './lambda-task.ts';
import { basePayload } from './payload.ts';
import { retriesOf } from './retries.ts';
import { emitWatch } from './watch.ts';

/** An intermediate event, or one attached to an activity that has fired. */
export function emitEvent(states: ScopeStates, vertex: Vertex, config: EventConfig): void {
  if (config.position === 'boundary' && !config.interrupting) emitWatch(states, vertex, config);
  else if (config.position === 'boundary') emitPass(states, vertex, 'boundary', '$states.input.error');
  else if (config.event === 'timer') emitWait(states, vertex, config);
  else if (config.position === 'throw') emitThrow(states, vertex, config);
  else if (config.event === 'message' || config.event === 'signal') emitAwait(states, vertex, config);
  else emitPass(states, vertex, 'start', '{}');
}

/** A state that only maps data; `output` is what `$output` stands for in its mapping. */
export function emitPass(states: ScopeStates, vertex: Vertex, role: 'boundary' | 'start', output: string): void {
  const name = states.entry(vertex);
  const leave = states.follow(name, vertex.out[0]!);
  const data = dataAfter(vertex.node!, output, { ...COMMON_BINDINGS, output });
  states.add(name, sourceOf(vertex, role), { Type: 'Pass', ...states.output(leave, data), ...leave });
}

function emitWait(states: ScopeStates, vertex: Vertex, config: EventConfig): void {
  const name = states.entry(vertex);
  const leave = states.follow(name, vertex.out[0]!);
  const data = dataAfter(vertex.node!, '{}', { ...COMMON_BINDINGS, output: '{}' });
  const unchanged = data === undefined && !('End' in leave && states.writes);
  states.add(name, sourceOf(vertex, 'wait'), {
    Type: 'Wait',
    ...waitTime(config),
    ...(unchanged ? {} : states.output(leave, data)),
    ...leave,
  });
}

export function waitTime(config: EventConfig): AslState {
  const { duration, date } = config.timer ?? {};
  if (duration !== undefined) return { Seconds: secondsOf(duration, COMMON_BINDINGS, 0) };
  const expression = inDelimiters(date ?? '');
  return { Timestamp: expression ? delimited(bindExpression(expression.source, COMMON_BINDINGS)) : (date ?? '') };
}

/** What a run waits for, as the executions context gets it. */
export function awaited(vertex: Vertex, config: EventConfig): JsonObject {
  const key = config.correlationKey;
  return {
    nodeId: idOf(vertex),
    event: config.event,
    name: literal(config.name ?? ''),
    ...(key !== undefined && { correlationKey: delimited(bindOrNull(expressionOf(key).source, COMMON_BINDINGS)) }),
  };
}

function emitAwait(states: ScopeStates, vertex: Vertex, config: EventConfig): void {
  const name = states.entry(vertex);
  const hold = states.name(vertex, 'hold');
  const leave = states.follow(name, vertex.out[0]!);
  const output = resultOf(true);
  const data = dataAfter(vertex.node!, output, { ...COMMON_BINDINGS, output });
  states.add(name, sourceOf(vertex, 'await'), {
    ...awaitTask(states, vertex, [awaited(vertex, config)], ONE_YEAR_SECONDS, [catchPause(hold)]),
    ...states.output(leave, data),
    ...leave,
  });
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, name));
}

function emitThrow(states: ScopeStates, vertex: Vertex, config: EventConfig): void {
  emitPublish(states, vertex, config, 'throw', (name) => states.follow(name, vertex.out[0]!));
}

/** Publishes a message, signal or escalation; also how an end that throws one ends. */
export function emitPublish(
  states: ScopeStates,
  vertex: Vertex,
  config: EventConfig,
  role: 'throw' | 'end',
  leaving: (name: string) => Leave,
): void {
  const name = states.entry(vertex);
  const hold = states.name(vertex, 'hold');
  const leave = leaving(name);
  const { nodeId: _nodeId, ...published } = awaited(vertex, config);
  const task = lambdaTask(states.emission, {
    vertex,
    context: 'executions',
    waitsForToken: false,
    payload: {
      ...basePayload(states.emission, 'message.publish', idOf(vertex), false),
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
