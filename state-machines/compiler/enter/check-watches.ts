import { idOf, type ProcessGraph, type Vertex } from '../normalize/model.ts';
import { NotEntered } from './refusals.ts';

/** The activity that a vertex watches, or whose watch it ends. */
function watchedBy(vertex: Vertex): string | undefined {
  const work = vertex.node?.work;
  if (work?.kind !== 'event' || work.config.position !== 'boundary')
    return vertex.part === 'release' ? idOf(vertex) : undefined;
  return vertex.part === 'release' || !work.config.interrupting ? work.config.attachedTo : undefined;
}

/**
 * What watches an activity knows the visit that it watches from where the watch began: no way leads to it but through there.
 * The way of an event that may come again leads back to its watch; such a way has no beginning of its own.
 */
export function checkWatches(graph: ProcessGraph): void {
  const watching = graph.vertices.flatMap((vertex) => {
    const host = watchedBy(vertex);
    return host === undefined ? [] : [{ vertex, host }];
  });
  for (const host of new Set(watching.map((one) => one.host))) {
    const reached = reachableWithout(graph, host);
    const lost = watching.find((one) => one.host === host && reached.has(one.vertex));
    if (lost) throw NotEntered.watched(lost.vertex);
  }
}

function reachableWithout({ start }: ProcessGraph, host: string): Set<Vertex> {
  const found = new Set<Vertex>();
  const open = [start];
  for (let at = open.pop(); at; at = open.pop()) {
    if (found.has(at) || (at.part === 'watch' && idOf(at) === host)) continue;
    found.add(at);
    open.push(...at.out.map((edge) => edge.to));
  }
  return found;
}
