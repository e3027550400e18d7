import { type Edge, endsAbruptly, type ProcessGraph, type Vertex } from '../normalize/model.ts';
import { ComplexJoins } from './complex-joins.ts';
import { InclusiveJoins } from './inclusive-joins.ts';

export type Verdict =
  | { readonly kind: 'sound'; readonly markings: readonly Marking[] }
  | { readonly kind: 'too-large'; readonly limit: number }
  | {
      readonly kind: 'deadlock';
      readonly at: Vertex;
      readonly missing: readonly Edge[];
      readonly path: readonly Vertex[];
    }
  | { readonly kind: 'lack-of-synchronization'; readonly at: Vertex; readonly path: readonly Vertex[] };

/** Edges that carry a token. Two tokens on one edge are a fault, so a set is enough. */
export type Marking = readonly number[];

interface Visited {
  readonly marking: Marking;
  readonly before: Visited | undefined;
  readonly fired: Vertex;
}

/**
 * Plays every run of the graph, data left out. Only graphs that are not made of blocks are played, since blocks are sound by
 * their form. Steps that concern no other token are taken at once, which leaves out most of the ways in which runs differ; a
 * fault that is found is looked for again among all runs, breadth first, since the shortest way to it explains it best.
 */
export function playTokens(graph: ProcessGraph, limit = 20_000, blocks: Shortcuts = new Map()): Verdict {
  const verdict = play(graph, limit, { hasty: true, blocks });
  if (verdict.kind === 'sound' || verdict.kind === 'too-large') return verdict;
  const shortest = play(graph, limit, { hasty: false, blocks: new Map() });
  return shortest.kind === 'too-large' ? verdict : shortest;
}

/** Blocks that are sound by their form, by split: a token goes through at once, to this flow into their join. */
export type Shortcuts = ReadonlyMap<Vertex, Edge>;

interface Manner {
  readonly hasty: boolean;
  readonly blocks: Shortcuts;
}

function play(graph: ProcessGraph, limit: number, { hasty, blocks }: Manner): Verdict {
  const closed = new Set([...blocks.values()].map((edge) => edge.to));
  const joins = new InclusiveJoins(graph);
  const complex = new ComplexJoins(graph);
  const seen = new Set<string>();
  const queue: Visited[] = [];
  const enter = (next: Visited): void => {
    const key = next.marking.join();
    if (seen.has(key)) return;
    seen.add(key);
    queue.push(next);
  };
  for (const marking of outcomes(graph.start)) enter({ marking, before: undefined, fired: graph.start });
  for (let at = 0; at < queue.length; at++) {
    if (seen.size > limit) return { kind: 'too-large', limit };
    const visited = queue[at]!;
    const all = enabledVertices(graph, visited.marking, { joins, complex, closed });
    const alone = hasty ? all.find(isStep) : undefined;
    const enabled = alone ? [alone] : all;
    if (enabled.length === 0 && complex.tokensOf(visited.marking).length > 0) return deadlock(graph, visited, complex);
    for (const vertex of enabled) {
      const fault = fire(visited, vertex, enter, { complex, blocks, closed });
      if (fault) return fault;
    }
  }
  return { kind: 'sound', markings: queue.map(({ marking }) => complex.tokensOf(marking)) };
}

/** A vertex that only passes its token on, to where the moment at which it comes does not matter; ends that stop others lead nowhere. */
export const isStep = (vertex: Vertex): boolean =>
  vertex.in.length === 1 && vertex.out.length === 1 && vertex.out[0]!.to.join !== 'complex';

function enabledVertices(
  graph: ProcessGraph,
  marking: Marking,
  { joins, complex, closed }: { joins: InclusiveJoins; complex: ComplexJoins; closed: ReadonlySet<Vertex> },
): Vertex[] {
  const tokens = complex.tokensOf(marking);
  const marked = new Set(tokens);
  const candidates = new Set(tokens.map((index) => graph.edges[index]!.to));
  return [...candidates].filter((vertex) => {
    if (closed.has(vertex)) return true;
    if (vertex.join === 'parallel') return vertex.in.every((edge) => marked.has(edge.index));
    if (vertex.join === 'inclusive') return joins.mayFire(vertex, marked);
    if (vertex.join === 'complex') return complex.firings(vertex, marking).length > 0;
    return true;
  });
}

function fire(
  visited: Visited,
  vertex: Vertex,
  enter: (next: Visited) => void,
  { complex, blocks, closed }: { complex: ComplexJoins; blocks: Shortcuts; closed: ReadonlySet<Vertex> },
): Verdict | undefined {
  if (vertex.node && endsAbruptly(vertex.node.work)) {
    enter({ marking: [], before: visited, fired: vertex });
    return undefined;
  }
  const through = blocks.get(vertex);
  const produces = through ? [[through.index]] : outcomes(vertex);
  const firings =
    vertex.join === 'complex'
      ? complex.firings(vertex, visited.marking)
      : consumptions(vertex, visited.marking, closed).map((consumed) => ({ consumed, outcomes: produces }));
  for (const { consumed, outcomes } of firings) {
    const rest = visited.marking.filter((index) => !consumed.includes(index));
    for (const produced of outcomes) {
      const twice = produced.find((index) => rest.includes(index));
      if (twice !== undefined)
        return { kind: 'lack-of-synchronization', at: vertex, path: [...pathOf(visited), vertex] };
      enter({ marking: [...rest, ...produced].sort((a, b) => a - b), before: visited, fired: vertex });
    }
  }
  return undefined;
}

/** Sets of tokens that one firing takes. */
function consumptions(vertex: Vertex, marking: Marking, closed: ReadonlySet<Vertex>): number[][] {
  const present = vertex.in.map((edge) => edge.index).filter((index) => marking.includes(index));
  return vertex.join === 'exclusive' || closed.has(vertex) ? present.map((index) => [index]) : [present];
}

/** Sets of edges that one firing may put tokens on. */
function outcomes(vertex: Vertex): number[][] {
  const out = vertex.out.map((edge) => edge.index);
  if (out.length === 0) return [[]];
  if (vertex.split === 'parallel') return [out];
  if (vertex.split === 'inclusive') return subsets(out);
  return out.map((index) => [index]);
}

/** All subsets but the empty one; of more than eight flows only the single ones, the pairs and all. */
function subsets(items: readonly number[]): number[][] {
  if (items.length > 8)
    return [
      ...items.map((item) => [item]),
      ...items.flatMap((a, at) => items.slice(at + 1).map((b) => [a, b])),
      [...items],
    ];
  return Array.from({ length: 2 ** items.length - 1 }, (_, bits) =>
    items.filter((_item, at) => ((bits + 1) >> at) & 1),
  );
}

function deadlock(graph: ProcessGraph, visited: Visited, complex: ComplexJoins): Verdict {
  const waiting = complex.tokensOf(visited.marking).map((index) => graph.edges[index]!.to);
  const at = waiting[0]!;
  const missing = at.in.filter((edge) => !visited.marking.includes(edge.index));
  return { kind: 'deadlock', at, missing, path: [...pathOf(visited), at] };
}

function pathOf(visited: Visited): Vertex[] {
  const path: Vertex[] = [];
  for (let at: Visited | undefined = visited; at; at = at.before) path.unshift(at.fired);
  return path;
}
