import type { ProcessGraph, Vertex } from '../normalize/model.ts';

type Marking = readonly number[];

/** Tokens that one firing takes, and the sets that it may put instead. */
export interface Firing {
  readonly consumed: number[];
  readonly outcomes: number[][];
}

/**
 * Joins that go on with some of their tokens and swallow the others. That a flow's token is still to be swallowed is a
 * mark of its own beside those of the tokens; while there are any, the join does not go on again.
 */
export class ComplexJoins {
  readonly #edges: number;

  constructor(graph: ProcessGraph) {
    this.#edges = graph.edges.length;
  }

  /** A marking without the marks of tokens that are still to be swallowed. */
  tokensOf(marking: Marking): Marking {
    return marking.filter((index) => index < this.#edges);
  }

  firings(join: Vertex, marking: Marking): Firing[] {
    const owed = (index: number) => index + this.#edges;
    const flows = join.in.map((edge) => edge.index);
    const arrived = flows.filter((index) => marking.includes(index));
    const late = arrived.filter((index) => marking.includes(owed(index)));
    if (late.length > 0) return late.map((index) => ({ consumed: [index, owed(index)], outcomes: [[]] }));
    if (flows.some((index) => marking.includes(owed(index)))) return [];
    const onward = join.out.filter((edge) => edge.kind !== 'exit').map((edge) => edge.index);
    return subsetsOf(arrived, tokensNeeded(join)).map((consumed) => ({
      consumed,
      outcomes: [[...onward, ...flows.filter((index) => !consumed.includes(index)).map(owed)]],
    }));
  }
}

export function tokensNeeded(join: Vertex): number {
  const work = join.node?.work;
  return (work?.kind === 'decision' && work.config.activateAfter) || join.in.length;
}

function subsetsOf(items: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, at) => subsetsOf(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]));
}
