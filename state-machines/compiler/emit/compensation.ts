import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { type Compensable, compensableIn, scopeOfThrow } from '../normalize/compensable.ts';
import { type ActivityWork, type CheckedNode, isActivity, type Vertex } from '../normalize/model.ts';
import { writesOf } from '../resolve/writes.ts';
import { emitRepeated } from './activity.ts';
import { afterWork } from './after-work.ts';
import { configBindings } from './bindings.ts';
import { addCoordination } from './coordination.ts';
import { changesExpression } from './data.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import { resultOf } from './lambda-task.ts';
import { OPERATIONS } from './operations.ts';
import { workTask } from './work-task.ts';

/**
 * Undoes what has been completed, the last first: the executions context names one completion after another, and the
 * activity that undoes it runs with what was written then. When nothing is left, `emitLast` goes on under its name.
 */
export function emitCompensation(
  states: ScopeStates,
  vertex: Vertex,
  only: string | undefined,
  emitLast: (name: string) => void,
): void {
  const process = states.emission.graph;
  const graph = [...states.emission.scopes.keys()].find((one) => one.vertices.includes(vertex))!;
  const undoable = compensableIn(scopeOfThrow(graph, process), only);
  const next = states.entry(vertex);
  if (undoable.length === 0) {
    emitLast(next);
    return;
  }
  const choice = states.name(vertex, 'what to undo?');
  const last = states.name(vertex, 'all undone');
  const nodes = undoable.map(({ host }) => host.def.node_id);
  const call = { operation: 'compensation.next', config: { nodes }, input: {} };
  addCoordination(states, vertex, next, call, {
    ...states.output({ Next: choice }, undefined, { undo: '$states.result.Payload.output' }),
    Next: choice,
  });
  const entries = undoable.map((one) => emitHandler(states, one, next));
  states.add(choice, sourceOf(vertex, 'guard'), {
    Type: 'Choice',
    Choices: nodes.map((nodeId, at) => ({
      Condition: `{% $states.input.undo.nodeId = ${JSON.stringify(nodeId)} %}`,
      Next: entries[at]!,
    })),
    Default: last,
  });
  emitLast(last);
}

/** The activity sees the fields as its completion left them; of the data, only what it writes itself changes. */
function emitHandler(states: ScopeStates, { host, handler }: Compensable, next: string): string {
  const work = handler.work;
  if (!isActivity(work)) throw new Error(`${handler.def.node_id} is no activity`);
  const vertex: Vertex = {
    index: -1,
    node: handler,
    part: 'node',
    split: 'exclusive',
    join: 'exclusive',
    in: [],
    out: [],
  };
  if (!isSingleTask(work)) return emitLargeHandler(states, vertex, work, host, next);
  const entry = states.name(vertex, `undo ${host.def.title}`);
  const name = states.name(vertex);
  const hold = states.name(vertex, 'hold');
  states.add(entry, sourceOf(vertex, 'guard'), {
    Type: 'Pass',
    ...states.output({ Next: name }, '$merge([$states.input.data, $states.input.undo.data])', {
      before: '$states.input.data',
    }),
    Next: name,
  });
  const output = resultOf(OPERATIONS[work.kind].waitsForToken);
  const changes = changesExpression(handler, output, { ...COMMON_BINDINGS, ...configBindings(handler), output });
  const leave = afterWork(states, vertex, name, () => ({ Next: next }));
  const seconds = OPERATIONS[work.kind].timeoutSeconds(work);
  states.add(name, sourceOf(vertex, 'work'), {
    ...workTask(states, vertex, work, seconds, [catchPause(hold)]),
    ...states.output(
      leave,
      changes === undefined ? '$states.input.before' : `$merge([$states.input.before, ${changes}])`,
    ),
    ...leave,
  });
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, name));
  return entry;
}

const isSingleTask = ({ kind, config }: ActivityWork): boolean =>
  kind !== 'subprocess' && !config.loop && !config.multiInstance;

/** A subprocess, or what repeats itself: a variable keeps the data, of which only what it writes has changed behind it. */
function emitLargeHandler(
  states: ScopeStates,
  vertex: Vertex,
  work: ActivityWork,
  host: CheckedNode,
  next: string,
): string {
  const before = states.emission.variable('before');
  const begin = states.name(vertex, `undo ${host.def.title}`);
  const entry = states.name(vertex);
  const done = states.name(vertex, 'undone');
  states.add(begin, sourceOf(vertex, 'guard'), {
    Type: 'Pass',
    Assign: { [before]: '{% $states.input.data %}' },
    ...states.output({ Next: entry }, '$merge([$states.input.data, $states.input.undo.data])'),
    Next: entry,
  });
  emitRepeated(states, vertex, work, { entry, leave: () => ({ Next: done }), events: [] });
  const changes = writesOf(vertex.node!).map((field) => `${JSON.stringify(field)}: $states.input.data.${field}`);
  states.add(done, sourceOf(vertex, 'guard'), {
    Type: 'Pass',
    ...states.output({ Next: next }, `$merge([$${before}, {${changes.join(', ')}}])`),
    Next: next,
  });
  return begin;
}
