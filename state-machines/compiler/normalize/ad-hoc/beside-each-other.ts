import { addChooser, isChosen } from './chooser.ts';
import { startGiven } from './given.ts';
import type { Sketch } from './sketch.ts';
import type { AdHocWay } from './ways.ts';

/** How the ways are ended early: `condition`, and whether those that run are ended too. */
export interface Completion {
  readonly condition: string;
  readonly cancels: boolean;
}

/** All ways that the data name at the same time. */
export function givenBesideEachOther(
  sketch: Sketch,
  ways: readonly AdHocWay[],
  completion: Completion | undefined,
): void {
  const { scope, join } = workScope(sketch, completion, false);
  const begun = startGiven(sketch, scope, ways);
  const split = sketch.gateway(sketch.id('split'), scope, 'inclusive');
  sketch.flow(begun.id, split, begun.when);
  const meet = sketch.gateway(sketch.id('meet'), scope, 'inclusive');
  for (const way of ways) {
    const { node_id: id } = way.first.def;
    sketch.flow(split, id, { condition: begun.names(way) });
    const after = sketch.gateway(sketch.id('after', id), scope);
    for (const last of way.last) sketch.flow(last, after);
    sketch.flow(after, meet);
  }
  sketch.flow(split, meet, { isDefault: true });
  sketch.flow(meet, join);
}

/**
 * A person starts one way after another, each beside what already runs: the choice is thrown, and a subprocess beside
 * the asking catches it. All of them see what the others have written by the time that they begin.
 */
export function chosenBesideEachOther(
  sketch: Sketch,
  ways: readonly AdHocWay[],
  completion: Completion | undefined,
): void {
  const { scope, join } = workScope(sketch, completion, true);
  const start = sketch.start(sketch.id('begin'), scope);
  const fresh = sketch.event(sketch.id('fresh'), scope, { position: 'throw' }, { refreshes: scope });
  const { ask, which } = addChooser(sketch, scope, ways);
  sketch.flow(start, fresh);
  if (completion && !completion.cancels) {
    const enough = sketch.gateway(sketch.id('enough'), scope);
    sketch.flow(fresh, enough);
    sketch.flow(enough, join, { condition: completion.condition });
    sketch.flow(enough, ask, { isDefault: true });
  } else sketch.flow(fresh, ask);
  for (const way of ways) {
    const { node_id: id, title } = way.first.def;
    const name = sketch.id('start', id);
    const thrown = sketch.event(name, scope, { event: 'escalation', position: 'throw', name });
    sketch.flow(which, thrown, { condition: isChosen(way) });
    sketch.flow(thrown, fresh);
    const beside = sketch.subprocess(sketch.id('way', id), scope, 'event', title);
    const caught = sketch.start(sketch.id('chosen', id), beside, { event: 'escalation', name, interrupting: false });
    const now = sketch.event(sketch.id('now', id), beside, { position: 'throw' }, { refreshes: scope });
    const out = sketch.end(sketch.id('over', id), beside);
    sketch.way(caught, now, id);
    for (const last of way.last) sketch.flow(last, out);
  }
  sketch.flow(which, join, { isDefault: true });
}

/**
 * The subprocess in which the ways run, between the start and the end of the ad-hoc one, so that a condition may end it. What
 * ran beside each other is put together by the time at which it was written (`gathers`).
 */
function workScope(
  sketch: Sketch,
  completion: Completion | undefined,
  gathers: boolean,
): { scope: string; join: string } {
  const owner = sketch.owner.def.node_id;
  const work = sketch.subprocess(sketch.id('work'), owner, 'embedded', undefined, { gathers });
  const begin = sketch.start(sketch.id('enter'), owner);
  const out = sketch.end(sketch.id('leave'), owner);
  sketch.flow(begin, work);
  sketch.flow(work, out);
  if (completion?.cancels) {
    const { condition } = completion;
    const config = { event: 'conditional', position: 'boundary', attachedTo: work, condition } as const;
    sketch.flow(sketch.event(sketch.id('completed'), owner, config), out);
  }
  return { scope: work, join: sketch.end(sketch.id('out'), work) };
}
