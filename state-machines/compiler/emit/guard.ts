import type { JsonObject } from '#contracts/core/json.ts';
import { type AttachedEvent, attachedTo, regularExit } from '../normalize/attached.ts';
import { idOf, isActivity, type Vertex } from '../normalize/model.ts';
import { writesOf } from '../resolve/writes.ts';
import type { AslState } from './asl.ts';
import { type Beside, besideWatcher, FAILED_BESIDE } from './beside-watcher.ts';
import { mergedChanges } from './block.ts';
import { addQuestion } from './conditions.ts';
import { type Leave, ScopeStates, sourceOf } from './emission.ts';
import { escalationsPassing } from './escalation.ts';
import { catchesOf } from './interruption.ts';
import type { Passage } from './passage.ts';
import { catchField } from './scope-machine.ts';
import { visitAssignment, visitExpression } from './visits.ts';
import { emitRelease, interruptingWatcher, released } from './watcher.ts';

/**
 * An activity beside which events are waited for that interrupt it: a parallel state of the activity and a watcher. The
 * activity releases the watcher when it is done; the watcher fails the parallel state when an event comes.
 */
export function emitGuarded(
  states: ScopeStates,
  vertex: Vertex,
  watched: readonly AttachedEvent[],
  emitActivity: (inner: ScopeStates, passage: Passage) => void,
): void {
  const name = states.entry(vertex);
  const visit = `${idOf(vertex)}#guard`;
  const parallel = states.name(vertex, 'watched');
  const keptUnder = keepsData(vertex) ? visitExpression(states, visit) : undefined;
  const begin = askedFirst(states, vertex, name);
  states.add(begin, sourceOf(vertex, 'guard'), {
    Type: 'Pass',
    Assign: visitAssignment(states, visit),
    Next: parallel,
  });
  const inner = new ScopeStates(states.emission, states.scope, writesOf(vertex.node!), {
    ...states.around,
    keepers: [...states.around.keepers, ...(keptUnder === undefined ? [] : [keptUnder])],
  });
  const entry = inner.name(vertex);
  const ways = besideWays(vertex);
  const releases = [
    ...(watched.length > 0 ? [released(states, visit)] : []),
    ...ways.map((way) => released(states, visit, way.nodeId)),
  ];
  // What interrupts it may all come from inside: then nobody waits beside it.
  const leaving: Leave = releases.length === 0 ? { End: true } : { Next: inner.name(vertex, 'release') };
  emitActivity(inner, { entry, leave: () => leaving, events: [], rethrows: true });
  if ('Next' in leaving) emitReleases(inner, vertex, leaving.Next, releases);
  const events = watched.map((event) => ({ nodeId: idOf(event.vertex), config: event.config }));
  const watchers = [
    ...(watched.length > 0 ? [interruptingWatcher(states, vertex, events, visit)] : []),
    ...ways.map((way) => besideWatcher(states, vertex, visit, way)),
  ];
  const leave = states.follow(parallel, regularExit(vertex));
  const catches = catchesOf(states, {
    vertex,
    inner: vertex.node!.inner,
    keptUnder,
    passing: escalationsPassing(states, vertex),
    landings: attachedTo(vertex).map((event) => ({
      nodeId: idOf(event.vertex),
      config: event.config,
      next: states.entry(event.vertex),
    })),
  });
  states.add(parallel, sourceOf(vertex, 'guard'), {
    Type: 'Parallel',
    Branches: [{ StartAt: entry, States: inner.states }, ...watchers] as unknown as JsonObject[],
    ...states.output(leave, ways.length > 0 ? mergedChanges : '$merge($append([$states.input.data], $states.result))'),
    ...catchField([...(ways.some((way) => way.apart) ? [rethrown(states, vertex)] : []), ...catches]),
    ...leave,
  });
}

/** An activity is not begun where a condition holds already that would interrupt it; gives the state that begins it. */
function askedFirst(states: ScopeStates, vertex: Vertex, entry: string): string {
  const conditions = attachedTo(vertex).filter((event) => event.config.event === 'conditional');
  if (conditions.length === 0) return entry;
  const begin = states.name(vertex, 'begins');
  const ways = conditions.map((event) => ({ nodeId: idOf(event.vertex), next: states.entry(event.vertex) }));
  addQuestion(states, vertex, { name: entry, ways, otherwise: begin });
  return begin;
}

/** Ways beside the activity; where it catches errors, theirs are kept apart. */
const besideWays = (vertex: Vertex): Beside[] =>
  (vertex.node!.beside ?? []).map(({ event, config, graph }) => ({
    nodeId: event.def.node_id,
    title: event.def.title,
    config,
    graph,
    apart: attachedTo(vertex).some((one) => one.config.event === 'error'),
  }));

function emitReleases(states: ScopeStates, vertex: Vertex, first: string, messages: readonly JsonObject[]): void {
  const names = messages.map((_message, at) => (at === 0 ? first : states.name(vertex, 'release')));
  for (const [at, message] of messages.entries()) {
    const next = names[at + 1];
    emitRelease(states, vertex, names[at]!, message, () => (next === undefined ? { End: true } : { Next: next }));
  }
}

/** What failed beside the activity fails what is around it, under its own name. */
function rethrown(states: ScopeStates, vertex: Vertex): AslState {
  const name = states.name(vertex, 'fails');
  states.add(name, sourceOf(vertex, 'error'), {
    Type: 'Fail',
    Error: '{% $states.input.error.error %}',
    Cause: '{% $states.input.error.cause %}',
  });
  const error = '$parse($states.errorOutput.Cause)';
  return { ErrorEquals: [FAILED_BESIDE], ...states.output({ Next: name }, undefined, { error }), Next: name };
}

/** What is written before an interruption would be lost with the branch. */
export const keepsData = (vertex: Vertex): boolean => {
  const { inner, work } = vertex.node!;
  const repeats = isActivity(work) && work.config.loop !== undefined;
  const collects = isActivity(work) && work.config.multiInstance !== undefined;
  return !collects && (inner !== undefined || repeats) && writesOf(vertex.node!).length > 0;
};
