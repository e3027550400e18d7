import type { JsonObject } from '#contracts/core/json.ts';
import { type AttachedEvent, attachedTo, regularExit } from '../normalize/attached.ts';
import { idOf, isActivity, type Vertex } from '../normalize/model.ts';
import { writesOf } from '../resolve/writes.ts';
import { ScopeStates, sourceOf } from './emission.ts';
import { escalationsPassing } from './escalation.ts';
import { catchesOf } from './interruption.ts';
import type { Passage } from './passage.ts';
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
  states.add(name, sourceOf(vertex, 'guard'), {
    Type: 'Pass',
    Assign: visitAssignment(states, visit),
    Next: parallel,
  });
  const inner = new ScopeStates(states.emission, states.scope, writesOf(vertex.node!), {
    ...states.around,
    keepers: [...states.around.keepers, ...(keptUnder === undefined ? [] : [keptUnder])],
  });
  const entry = inner.name(vertex);
  const release = inner.name(vertex, 'release');
  emitActivity(inner, { entry, leave: () => ({ Next: release }), events: [], rethrows: true });
  emitRelease(inner, vertex, release, released(states, visit), () => ({ End: true }));
  const watcher = interruptingWatcher(
    states,
    vertex,
    watched.map((event) => ({ nodeId: idOf(event.vertex), config: event.config })),
    visit,
  );
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
    Branches: [{ StartAt: entry, States: inner.states }, watcher] as unknown as JsonObject[],
    ...states.output(leave, '$merge($append([$states.input.data], $states.result))'),
    Catch: catches,
    ...leave,
  });
}

/** What is written before an interruption would be lost with the branch. */
export const keepsData = (vertex: Vertex): boolean => {
  const { inner, work } = vertex.node!;
  const repeats = isActivity(work) && work.config.loop !== undefined;
  const collects = isActivity(work) && work.config.multiInstance !== undefined;
  return !collects && (inner !== undefined || repeats) && writesOf(vertex.node!).length > 0;
};
