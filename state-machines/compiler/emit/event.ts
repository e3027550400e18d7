import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { delimited } from '../expressions/delimiters.ts';
import { type EventConfig, idOf, type Vertex } from '../normalize/model.ts';
import { graphWrites } from '../resolve/writes.ts';
import { afterWork } from './after-work.ts';
import { ONE_YEAR_SECONDS } from './asl.ts';
import { awaitTask } from './await-task.ts';
import { arrivedOutput, awaited } from './awaited.ts';
import { emitCompensation } from './compensation.ts';
import { addQuestion, broughtOutput, conditionAwaited, watchOf } from './conditions.ts';
import { addCoordination } from './coordination.ts';
import { dataAfter } from './data.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { emitEscalation } from './escalate.ts';
import { catchPause, holdState } from './hold.ts';
import { resultOf } from './lambda-task.ts';
import { emitPublish } from './publish.ts';
import { waitTime } from './timer.ts';
import { visitExpression } from './visits.ts';
import { emitWatch } from './watch.ts';

/** An intermediate event, or one attached to an activity that has fired. */
export function emitEvent(states: ScopeStates, vertex: Vertex, config: EventConfig): void {
  if (vertex.node!.refreshes !== undefined) emitRefresh(states, vertex, vertex.node!.refreshes);
  else if (config.position === 'boundary' && !config.interrupting) emitWatch(states, vertex, config);
  else if (config.position === 'boundary')
    emitPass(states, vertex, 'boundary', arrivedOutput(states, idOf(vertex), config));
  else if (config.event === 'timer') emitWait(states, vertex, config);
  else if (config.event === 'compensation') emitUndoing(states, vertex, config);
  else if (config.position === 'throw') emitThrow(states, vertex, config);
  else if (config.event === 'message' || config.event === 'signal') emitAwait(states, vertex, config);
  else if (config.event === 'conditional') emitCondition(states, vertex);
  else emitPass(states, vertex, 'start', '{}');
}

/** Brings what has been written in a subprocess by now, by whatever token. Where nothing in it writes, nothing is kept. */
function emitRefresh(states: ScopeStates, vertex: Vertex, subprocess: string): void {
  const name = states.entry(vertex);
  const leave = states.follow(name, vertex.out[0]!);
  const { inner } = states.emission.graph.nodes.get(subprocess)!;
  if (graphWrites(inner!).length === 0) {
    states.add(name, sourceOf(vertex, 'guard'), { Type: 'Pass', ...states.output(leave), ...leave });
    return;
  }
  const config = { key: delimited(visitExpression(states, `${subprocess}#scope`)) };
  const data = '$merge([$states.input.data, $states.result.Payload.output])';
  const call = { operation: 'scope.restore', config, input: {} };
  addCoordination(states, vertex, name, call, { ...states.output(leave, data), ...leave });
}

/** A state that only maps data; `output` is what `$output` stands for in its mapping. */
export function emitPass(states: ScopeStates, vertex: Vertex, role: 'boundary' | 'start', output: string): void {
  const name = states.entry(vertex);
  const leave = afterWork(states, vertex, name, (from) => states.follow(from, vertex.out[0]!));
  const data = dataAfter(vertex.node!, output, { ...COMMON_BINDINGS, output });
  states.add(name, sourceOf(vertex, role), { Type: 'Pass', ...states.output(leave, data), ...leave });
}

function emitWait(states: ScopeStates, vertex: Vertex, config: EventConfig): void {
  const name = states.entry(vertex);
  const leave = afterWork(states, vertex, name, (from) => states.follow(from, vertex.out[0]!));
  const data = dataAfter(vertex.node!, '{}', { ...COMMON_BINDINGS, output: '{}' });
  const unchanged = data === undefined && !('End' in leave && states.writes);
  states.add(name, sourceOf(vertex, 'wait'), {
    Type: 'Wait',
    ...waitTime(config),
    ...(unchanged ? {} : states.output(leave, data)),
    ...leave,
  });
}

function emitAwait(states: ScopeStates, vertex: Vertex, config: EventConfig): void {
  const name = states.entry(vertex);
  const hold = states.name(vertex, 'hold');
  const leave = afterWork(states, vertex, name, (from) => states.follow(from, vertex.out[0]!));
  const output = resultOf(true);
  const data = dataAfter(vertex.node!, output, { ...COMMON_BINDINGS, output });
  states.add(name, sourceOf(vertex, 'await'), {
    ...awaitTask(states, vertex, [awaited(idOf(vertex), config)], ONE_YEAR_SECONDS, [catchPause(hold)]),
    ...states.output(leave, data),
    ...leave,
  });
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, name));
}

/** Asks the condition first; only a token for which it does not hold waits for others to make it hold. */
function emitCondition(states: ScopeStates, vertex: Vertex): void {
  const name = states.entry(vertex);
  const nodeId = idOf(vertex);
  const came = states.name(vertex, 'came');
  const wait = states.name(vertex, 'waits');
  const hold = states.name(vertex, 'hold');
  addQuestion(states, vertex, { name, ways: [{ nodeId, next: came }], otherwise: wait });
  states.add(wait, sourceOf(vertex, 'await'), {
    ...awaitTask(states, vertex, [conditionAwaited(states, nodeId)], ONE_YEAR_SECONDS, [catchPause(hold)]),
    ...states.output({ Next: came }, undefined, { event: '$states.result' }),
    Next: came,
  });
  const leave = afterWork(states, vertex, came, (from) => states.follow(from, vertex.out[0]!));
  const output = broughtOutput(watchOf(states, nodeId)!);
  const data = dataAfter(vertex.node!, output, { ...COMMON_BINDINGS, output });
  states.add(came, sourceOf(vertex, 'await'), { Type: 'Pass', ...states.output(leave, data), ...leave });
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, wait));
}

function emitUndoing(states: ScopeStates, vertex: Vertex, config: EventConfig): void {
  emitCompensation(states, vertex, config.compensates, (name) => {
    const leave = states.follow(name, vertex.out[0]!);
    states.add(name, sourceOf(vertex, 'throw'), { Type: 'Pass', ...states.output(leave), ...leave });
  });
}

function emitThrow(states: ScopeStates, vertex: Vertex, config: EventConfig): void {
  const leaving = (name: string) => states.follow(name, vertex.out[0]!);
  if (config.event === 'escalation') emitEscalation(states, vertex, config, 'throw', leaving);
  else emitPublish(states, vertex, config, 'throw', leaving);
}
