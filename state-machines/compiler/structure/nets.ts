import type { PostDominators } from '../analyse/post-dominators.ts';
import type { Edge, ProcessGraph, Vertex } from '../normalize/model.ts';
import { InclusiveJoins } from '../prove/inclusive-joins.ts';
import { isStep, type Marking } from '../prove/token-game.ts';
import { splitsTokens } from './build-scope.ts';
import { HeldUp, TooManyTokens } from './faults.ts';
import type { Block, Scope } from './model.ts';
import { NetPlaces } from './net-places.ts';
import { type Region, regionOf } from './region.ts';

/** All lanes report to one record, and that holds their task tokens. */
const MOST_LANES = 400;

/** What a net is of: vertices that it plays itself, and blocks within it that lanes run as a whole. */
export interface NetParts {
  readonly begin: Vertex;
  readonly stop: Vertex;
  readonly vertices: readonly Vertex[];
  readonly blocks: ReadonlyMap<Vertex, Block>;
  readonly splits: ReadonlySet<Vertex>;
  readonly joins: readonly Vertex[];
}

/**
 * Nets for what neither blocks nor counting joins can say: inclusive joins of different splits, tokens that come back to a split
 * while others run. Lanes carry the tokens, the coordinator knows where they are. Any sound graph is a net.
 */
export class NetBuilder {
  readonly #graph: ProcessGraph;
  readonly #postDominators: PostDominators;
  readonly #markings: readonly Marking[] | undefined;
  readonly #inclusive: InclusiveJoins;
  /** Builds a block in a closed region within a net, whatever its form; given, since blocks and nets contain each other. */
  inner!: (split: Vertex, join: Vertex) => Block;

  /** Without `markings`, the graph is made of blocks; those that end with the process are taken apart. */
  constructor(graph: ProcessGraph, postDominators: PostDominators, markings?: readonly Marking[]) {
    this.#graph = graph;
    this.#postDominators = postDominators;
    this.#markings = markings;
    this.#inclusive = new InclusiveJoins(graph);
  }

  readonly block = (split: Vertex, { join }: Region): Block => this.#net(split, join);

  whole(): Scope {
    const { start, end } = this.#graph;
    const block = this.#net(start, end);
    return { entry: { kind: 'block', block }, vertices: [], blocks: new Map(), stop: end, coordinated: new Set() };
  }

  #net(begin: Vertex, stop: Vertex): Block {
    const parts = this.#parts(begin, stop);
    const { places, gateways } = new NetPlaces(parts, this.#inclusive);
    const net = {
      places,
      joins: gateways,
      splits: parts.splits,
      lanes: this.#lanesOf(parts),
      runTogether: this.#runTogether,
    };
    const { vertices, blocks } = parts;
    const entry = { kind: 'vertex', vertex: begin } as const;
    const scope: Scope = { entry, vertices, blocks, stop, coordinated: new Set(), net };
    return { kind: 'net', split: begin, join: stop, branches: [{ edges: [...begin.out], scope }] };
  }

  #parts(begin: Vertex, stop: Vertex): NetParts {
    const seen = new Set<Vertex>([stop]);
    const vertices: Vertex[] = [];
    const blocks = new Map<Vertex, Block>();
    const splits = new Set<Vertex>();
    const joined = new Set<Vertex>();
    const open = [begin];
    for (let at = 0; at < open.length; at++) {
      const vertex = open[at]!;
      if (seen.has(vertex)) continue;
      seen.add(vertex);
      vertices.push(vertex);
      const block = splitsTokens(vertex) && vertex !== begin ? this.#innerBlock(vertex) : undefined;
      if (block) {
        blocks.set(vertex, block);
        joined.add(block.join);
        open.push(block.join);
      } else {
        if (splitsTokens(vertex)) splits.add(vertex);
        open.push(...vertex.out.map((edge) => edge.to));
      }
    }
    const joins = vertices.filter(
      (vertex) => vertex.join !== 'exclusive' && vertex.in.length > 1 && !joined.has(vertex),
    );
    return { begin, stop, vertices, blocks, splits, joins };
  }

  #innerBlock(split: Vertex): Block | undefined {
    const join = this.#postDominators.nearestCommon(split.out.map((edge) => edge.to));
    const lasts = !this.#markings && join === this.#graph.end;
    if (lasts || !regionOf(split, join).closed) return undefined;
    try {
      return this.inner(split, join);
    } catch (error) {
      if (error instanceof HeldUp) return undefined;
      throw error;
    }
  }

  readonly #runTogether = (a: Vertex, b: Vertex): boolean => {
    const into = (vertex: Vertex) => new Set(vertex.in.map((edge) => settled(edge).index));
    const [intoA, intoB] = [into(a), into(b)];
    if (!this.#markings) return true;
    return this.#markings.some(
      (marking) => marking.some((index) => intoA.has(index)) && marking.some((index) => intoB.has(index)),
    );
  };

  /**
   * Tokens that run at the same time in some situation. Who waits for others needs no lane; those within a block are one, which
   * counts before it.
   */
  #lanesOf({ begin, vertices, blocks, splits, joins, stop }: NetParts): number {
    const own = new Set(vertices.filter((vertex) => !blocks.has(vertex)));
    const waits = new Set<Vertex>([...joins, stop]);
    const runs = ({ from, to }: Edge): boolean => own.has(from) && (!waits.has(to) || isStep(from));
    // Each of the splits that are taken apart is passed once at most.
    let most = this.#markings ? 1 : [...splits].reduce((sum, split) => sum + split.out.length - 1, 1);
    for (const marking of this.#markings ?? [])
      most = Math.max(most, marking.filter((index) => runs(this.#graph.edges[index]!)).length);
    if (most > MOST_LANES) throw new TooManyTokens(begin, most, MOST_LANES);
    return most;
  }
}

/** Where the proof shows a token that is on a flow: it takes steps that concern no other at once. */
function settled(edge: Edge): Edge {
  let at = edge;
  while (isStep(at.to)) at = at.to.out[0]!;
  return at;
}
