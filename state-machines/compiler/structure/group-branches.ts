import { reachableFrom } from '../analyse/reachability.ts';
import type { Edge, Vertex } from '../normalize/model.ts';
import { NotStructured } from './faults.ts';

/** Flows whose ways touch before the join belong together; each group of flows is independent of the others. */
export function groupByMeeting(split: Vertex, edges: readonly Edge[], join: Vertex): Edge[][] {
  const groups: { edges: Edge[]; reach: Set<Vertex> }[] = [];
  for (const edge of edges) {
    const reach = reachableFrom([edge.to], join);
    if (reach.has(split)) throw new NotStructured(split, 'one of its branches leads back before it');
    const touching = groups.filter((group) => intersects(group.reach, reach));
    const first = touching[0];
    if (!first) {
      groups.push({ edges: [edge], reach });
      continue;
    }
    for (const other of touching.slice(1)) {
      first.edges.push(...other.edges);
      for (const vertex of other.reach) first.reach.add(vertex);
      groups.splice(groups.indexOf(other), 1);
    }
    first.edges.push(edge);
    for (const vertex of reach) first.reach.add(vertex);
  }
  return groups.map((group) => group.edges.toSorted((a, b) => a.index - b.index));
}

function intersects(a: ReadonlySet<Vertex>, b: ReadonlySet<Vertex>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  for (const vertex of small) if (large.has(vertex)) return true;
  return false;
}
