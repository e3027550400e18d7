import { reaching } from '../analyse/reachability.ts';
import type { Edge, ProcessGraph, Vertex } from '../normalize/model.ts';

/**
 * When an inclusive join may go on: it has a token, and every token elsewhere that can come to a flow of it that is
 * empty can come to one that is not as well (BPMN 2.0.2, 13.4.3). Ways through the join itself do not count.
 */
export class InclusiveJoins {
  readonly #graph: ProcessGraph;
  readonly #before = new Map<Vertex, ReadonlyMap<number, ReadonlySet<Vertex>>>();

  constructor(graph: ProcessGraph) {
    this.#graph = graph;
  }

  mayFire(join: Vertex, marked: ReadonlySet<number>): boolean {
    if (!join.in.some((edge) => marked.has(edge.index))) return false;
    for (const index of marked) {
      const comesTo = this.reachable(join, this.#graph.edges[index]!.to);
      if (comesTo.length > 0 && !comesTo.some((edge) => marked.has(edge.index))) return false;
    }
    return true;
  }

  /** The flows of a join that a token at `vertex` can come to; none for one that waits at it. */
  reachable(join: Vertex, vertex: Vertex): Edge[] {
    const before = this.#upstream(join);
    return join.in.filter((edge) => before.get(edge.index)!.has(vertex));
  }

  /** For each incoming flow, the vertices from which it can be reached without passing the join. */
  #upstream(join: Vertex): ReadonlyMap<number, ReadonlySet<Vertex>> {
    const known = this.#before.get(join);
    if (known) return known;
    const sets = new Map(join.in.map((edge) => [edge.index, reaching([edge.from], join)]));
    this.#before.set(join, sets);
    return sets;
  }
}
