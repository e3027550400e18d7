import type { Vertex } from '../normalize/model.ts';
import type { Scope } from '../structure/model.ts';

/** A vertex that needs no state: a merge, a gateway with one way out, an event that only marks a place. */
export function isPassedThrough(vertex: Vertex, scope: Scope): boolean {
  if (
    !vertex.node ||
    vertex.node.refreshes !== undefined ||
    vertex.part === 'release' ||
    vertex.part === 'cycle' ||
    scope.blocks.has(vertex) ||
    vertex.out.length !== 1
  )
    return false;
  const { work } = vertex.node;
  if (work.kind === 'decision') return work.config.decisionModel === undefined && vertex.split !== 'event';
  if (work.kind === 'start') return work.config.outputMapping === undefined && work.config.event !== 'conditional';
  if (work.kind !== 'event' || work.config.position === 'boundary' || work.config.outputMapping) return false;
  return work.config.event === 'none' || work.config.event === 'link';
}
