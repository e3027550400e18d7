import { addChooser, isChosen } from './chooser.ts';
import { startGiven } from './given.ts';
import type { Sketch } from './sketch.ts';
import type { AdHocWay } from './ways.ts';

/** A person chooses, what was chosen runs, and the person is asked again. */
export function chosenOneByOne(sketch: Sketch, ways: readonly AdHocWay[], completed: string | undefined): void {
  const scope = sketch.owner.def.node_id;
  const start = sketch.start(sketch.id('in'), scope);
  const end = sketch.end(sketch.id('out'), scope);
  const { ask, which } = addChooser(sketch, scope, ways);
  const after = sketch.gateway(sketch.id('after'), scope);
  sketch.flow(start, ask);
  for (const way of ways) {
    sketch.flow(which, way.first.def.node_id, { condition: isChosen(way) });
    for (const last of way.last) sketch.flow(last, after);
  }
  sketch.flow(which, end, { isDefault: true });
  if (completed === undefined) sketch.flow(after, ask);
  else {
    sketch.flow(after, end, { condition: completed });
    sketch.flow(after, ask, { isDefault: true });
  }
}

/** Those of the ways that the data name, in the order in which they are drawn. */
export function givenOneByOne(sketch: Sketch, ways: readonly AdHocWay[], completed: string | undefined): void {
  const scope = sketch.owner.def.node_id;
  const end = sketch.end(sketch.id('out'), scope);
  let from = startGiven(sketch, scope, ways);
  for (const way of ways) {
    const { node_id: id } = way.first.def;
    const asked = sketch.gateway(sketch.id('given', id), scope);
    const next = sketch.gateway(sketch.id('after', id), scope);
    sketch.flow(from.id, asked, from.when);
    sketch.flow(asked, id, { condition: from.names(way) });
    sketch.flow(asked, next, { isDefault: true });
    from = { ...from, id: next, when: {} };
    if (completed === undefined) for (const last of way.last) sketch.flow(last, next);
    else {
      const done = sketch.gateway(sketch.id('done', id), scope);
      for (const last of way.last) sketch.flow(last, done);
      sketch.flow(done, end, { condition: completed });
      sketch.flow(done, next, { isDefault: true });
    }
  }
  sketch.flow(from.id, end, from.when);
}
