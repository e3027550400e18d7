import type { ProcessGraph, Vertex } from '../normalize/model.ts';

/** Place in the order of a vertex from which no regular way leads to the end. */
const NEVER = -1;

/**
 * Immediate post-dominators: the first place that every regular way from a vertex to the end passes. Ways that end
 * abruptly are left out where a token chooses one, since nothing follows them; a token beside others that can go no other
 * way meets them nowhere, and they go on without it. The iteration is Cooper, Harvey and Kennedy's ("A Simple, Fast
 * Dominance Algorithm", 2001) on the reversed graph.
 */
export class PostDominators {
  readonly #order: readonly number[];
  readonly #parent: readonly (Vertex | undefined)[];
  readonly #end: Vertex;

  constructor(graph: ProcessGraph) {
    this.#end = graph.end;
    const sequence = reversePostorder(graph.end);
    const order = new Array<number>(graph.vertices.length).fill(NEVER);
    sequence.forEach((vertex, position) => {
      order[vertex.index] = position;
    });
    this.#order = order;
    this.#parent = iterate(sequence, order, graph.end, graph.vertices.length);
  }

  /** The first vertex that the tokens of all `vertices` pass, these included. */
  nearestCommon(vertices: readonly Vertex[]): Vertex {
    if (vertices.some((vertex) => this.#order[vertex.index] === NEVER)) return this.#end;
    let common = vertices.reduce((a, b) => intersect(a, b, this.#order, this.#parent));
    // A join that swallows tokens is no place that all of them pass.
    while (common.join === 'complex') common = this.#parent[common.index]!;
    return common;
  }
}

function intersect(a: Vertex, b: Vertex, order: readonly number[], parent: readonly (Vertex | undefined)[]): Vertex {
  let left = a;
  let right = b;
  while (left !== right) {
    while (order[left.index]! > order[right.index]!) left = parent[left.index]!;
    while (order[right.index]! > order[left.index]!) right = parent[right.index]!;
  }
  return left;
}

function iterate(sequence: readonly Vertex[], order: readonly number[], end: Vertex, size: number) {
  const parent = new Array<Vertex | undefined>(size).fill(undefined);
  parent[end.index] = end;
  for (let changed = true; changed; ) {
    changed = false;
    for (const vertex of sequence) {
      if (vertex === end) continue;
      let next = losesTokens(vertex, order) ? end : undefined;
      for (const { to } of vertex.out) if (parent[to.index]) next = next ? intersect(to, next, order, parent) : to;
      if (next && parent[vertex.index] !== next) {
        parent[vertex.index] = next;
        changed = true;
      }
    }
  }
  return parent;
}

/** Whether a token goes to where it can only end abruptly, beside others. */
const losesTokens = ({ split, out }: Vertex, order: readonly number[]): boolean =>
  (split === 'parallel' || split === 'inclusive') && out.some(({ to }) => order[to.index] === NEVER);

/** Depth first over incoming edges, without recursion: processes of ten thousand nodes in a row are legal. */
function reversePostorder(end: Vertex): Vertex[] {
  const seen = new Set<Vertex>([end]);
  const finished: Vertex[] = [];
  const stack: { vertex: Vertex; next: number }[] = [{ vertex: end, next: 0 }];
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const edge = top.vertex.in[top.next++];
    if (!edge) {
      finished.push(top.vertex);
      stack.pop();
    } else if (!seen.has(edge.from)) {
      seen.add(edge.from);
      stack.push({ vertex: edge.from, next: 0 });
    }
  }
  return finished.reverse();
}
