import { type Edge, idOf } from '../normalize/model.ts';
import type { Scope } from '../structure/model.ts';
import { isPassedThrough } from './pass-through.ts';
import type { SourceTransition } from './source-map.ts';

export interface Passed extends SourceTransition {
  readonly last: Edge;
}

/** What a token passes from `edge` on until it comes to something that has a state, or leaves the scope. */
export function passAlong(edge: Edge, scope: Scope): Passed {
  const flows: string[] = [];
  const nodes: string[] = [];
  for (let at = edge; ; at = at.to.out[0]!) {
    if (at.flow) flows.push(at.flow.id);
    if (at.to === scope.stop || isArrival(at, scope) || !isPassedThrough(at.to, scope))
      return { last: at, flows, nodes };
    nodes.push(idOf(at.to));
  }
}

/** Pseudo edges lead into a join from itself, when its tokens have been counted. */
export const isArrival = (edge: Edge, { coordinated, net, stop }: Scope): boolean =>
  (coordinated.has(edge.to) && edge.from !== edge.to) ||
  (net !== undefined && (net.places.has(edge) || edge.to === stop));

/** A conditional event beside an activity is come to by the activity once, and then by its own way, again and again. */
export function isFirstArrival({ kind, from, to }: Edge): boolean {
  const work = to.node?.work;
  if (work?.kind !== 'event' || work.config.event !== 'conditional') return false;
  return work.config.position === 'boundary' && !work.config.interrupting && (kind === 'boundary' || from === to);
}
