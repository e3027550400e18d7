import type { Edge, Vertex } from '../normalize/model.ts';

/** Vertices reachable from `roots` by following edges forwards; `stop` is not passed. */
export function reachableFrom(roots: Iterable<Vertex>, stop?: Vertex): Set<Vertex> {
  return search(roots, (vertex) => vertex.out.map((edge) => edge.to), stop);
}

/** Vertices from which one of `roots` can be reached; ways through `stop` are left out. */
export function reaching(roots: Iterable<Vertex>, stop?: Vertex): Set<Vertex> {
  return search(roots, (vertex) => vertex.in.map((edge) => edge.from), stop);
}

function search(roots: Iterable<Vertex>, next: (vertex: Vertex) => Vertex[], stop?: Vertex): Set<Vertex> {
  const found = new Set<Vertex>();
  const open = [...roots];
  while (open.length > 0) {
    const vertex = open.pop()!;
    if (vertex === stop || found.has(vertex)) continue;
    found.add(vertex);
    open.push(...next(vertex));
  }
  return found;
}

/** A shortest way from one vertex to another, both included; undefined when there is none. */
export function shortestPath(from: Vertex, goal: (vertex: Vertex) => boolean): Vertex[] | undefined {
  const cameBy = new Map<Vertex, Edge | undefined>([[from, undefined]]);
  const queue = [from];
  for (let at = 0; at < queue.length; at++) {
    const vertex = queue[at]!;
    if (goal(vertex)) return unwind(vertex, cameBy);
    for (const edge of vertex.out)
      if (!cameBy.has(edge.to)) {
        cameBy.set(edge.to, edge);
        queue.push(edge.to);
      }
  }
  return undefined;
}

function unwind(vertex: Vertex, cameBy: ReadonlyMap<Vertex, Edge | undefined>): Vertex[] {
  const path = [vertex];
  for (let edge = cameBy.get(vertex); edge; edge = cameBy.get(edge.from)) path.unshift(edge.from);
  return path;
}
