import { reachableFrom } from '../analyse/reachability.ts';
import type { Edge, Vertex } from '../normalize/model.ts';

/** What lies between a split and the place that all of its tokens come to. */
export interface Region {
  readonly join: Vertex;
  readonly vertices: ReadonlySet<Vertex>;
  /** Flows from the region into `join`. */
  readonly exits: readonly Edge[];
  /** No flow leads into the region but from its split, and a join waits for nothing from outside. */
  readonly closed: boolean;
}

export function regionOf(split: Vertex, join: Vertex): Region {
  const vertices = reachableFrom(
    split.out.map((edge) => edge.to),
    join,
  );
  const inside = (edge: Edge) => edge.from === split || vertices.has(edge.from);
  const exits = join.in.filter(inside);
  const sealed = !vertices.has(split) && [...vertices].every((vertex) => vertex.in.every(inside));
  const closed = sealed && (join.join === 'exclusive' || exits.length === join.in.length);
  return { join, vertices, exits, closed };
}
