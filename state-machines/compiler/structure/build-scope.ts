import type { PostDominators } from '../analyse/post-dominators.ts';
import type { Edge, ProcessGraph, Vertex } from '../normalize/model.ts';
import { DEEPEST, NestedTooDeep, NotStructured } from './faults.ts';
import { groupByMeeting } from './group-branches.ts';
import type { Block, Branch, Scope, Step } from './model.ts';
import { type Region, regionOf } from './region.ts';

/** Builds a block whose branches meet in other ways than as blocks do. */
export type Unstructured = (split: Vertex, region: Region) => Block;

/** A scope, and the sets of flows that its tokens may arrive at `stop` by: one set for each way of leaving it. */
interface Built<T> {
  readonly value: T;
  readonly deliveries: readonly (readonly Edge[])[];
}

/**
 * Finds the blocks of a graph by where its tokens split and meet, not by how it is drawn. Throws `NotStructured` where
 * tokens do not meet as blocks do; the proof then says whether the process is unsound or merely not made of blocks.
 */
export class ScopeBuilder {
  readonly #postDominators: PostDominators;
  readonly #unstructured: Unstructured | undefined;
  readonly #owner = new Map<Vertex, object>();
  readonly #claimed: Vertex[] = [];
  readonly #deepest: number;
  #depth = 0;

  /** `unstructured` stands in where the tokens of a proven graph do not meet as blocks do. */
  constructor(postDominators: PostDominators, unstructured?: Unstructured, deepest = DEEPEST) {
    this.#postDominators = postDominators;
    this.#unstructured = unstructured;
    this.#deepest = deepest;
  }

  whole(graph: ProcessGraph): Scope {
    return this.#scope({ kind: 'vertex', vertex: graph.start }, [], graph.end).value;
  }

  /** The block of one split, whose tokens meet at `stop`. */
  blockOf(split: Vertex, stop: Vertex): Block {
    return this.#blockAt(split, stop).value;
  }

  #scope(entry: Step, entryDeliveries: readonly (readonly Edge[])[], stop: Vertex): Built<Scope> {
    const owner = {};
    const vertices: Vertex[] = [];
    const blocks = new Map<Vertex, Block>();
    const deliveries: (readonly Edge[])[] = [...entryDeliveries];
    const joined = new Set<Vertex>();
    const open: Vertex[] = [];
    if (entry.kind === 'vertex') open.push(entry.vertex);
    else if (entry.block.join !== stop) {
      joined.add(entry.block.join);
      open.push(entry.block.join);
    }
    for (let at = 0; at < open.length; at++) {
      const vertex = open[at]!;
      if (this.#owner.get(vertex) === owner) continue;
      if (this.#owner.has(vertex))
        throw new NotStructured(vertex, 'it is reached from two places that run at the same time');
      this.#claim(vertex, owner);
      vertices.push(vertex);
      if (vertex.join === 'complex') throw new NotStructured(vertex, 'it goes on before all tokens have come');
      if (vertex.join === 'parallel' && vertex.in.length > 1 && !joined.has(vertex))
        throw new NotStructured(vertex, 'it waits for flows of which only one can carry a token');
      if (splitsTokens(vertex)) {
        const { value: block, deliveries: delivered } = this.#blockAt(vertex, stop);
        blocks.set(vertex, block);
        if (block.join === stop) deliveries.push(...delivered);
        else {
          if (joined.has(block.join) || this.#owner.get(block.join) === owner) this.#mustMeet(block.join);
          joined.add(block.join);
          open.push(block.join);
        }
        continue;
      }
      for (const edge of vertex.out) {
        if (edge.to === stop) deliveries.push([edge]);
        else open.push(edge.to);
      }
    }
    return { value: { entry, vertices, blocks, stop, coordinated: NONE }, deliveries };
  }

  #claim(vertex: Vertex, owner: object): void {
    this.#owner.set(vertex, owner);
    this.#claimed.push(vertex);
  }

  #blockAt(split: Vertex, stop: Vertex): Built<Block> {
    const claimed = this.#claimed.length;
    const depth = this.#depth;
    try {
      return this.#block(split, split.out, stop);
    } catch (error) {
      if (!(error instanceof NotStructured) || !this.#unstructured) throw error;
      const region = regionOf(split, this.#postDominators.nearestCommon(split.out.map((edge) => edge.to)));
      if (!region.closed && region.join !== stop) throw error;
      for (const vertex of this.#claimed.splice(claimed)) this.#owner.delete(vertex);
      this.#depth = depth;
      const block = this.#unstructured(split, region);
      const owner = {};
      for (const vertex of region.vertices) this.#claim(vertex, owner);
      return { value: block, deliveries: [region.exits] };
    }
  }

  /** A join that the scope has walked into by another way is no join of the block alone. */
  #mustMeet(join: Vertex): void {
    if (join.join === 'parallel') throw new NotStructured(join, 'it joins flows of different splits');
  }

  /** `stop` is where the scope around the block ends: a join there may wait for tokens from outside of the block too. */
  #block(split: Vertex, edges: readonly Edge[], stop: Vertex): Built<Block> {
    if (++this.#depth > this.#deepest) throw new NestedTooDeep(split);
    const join = this.#postDominators.nearestCommon(edges.map((edge) => edge.to));
    const groups = groupByMeeting(split, edges, join);
    if (groups.length === 1 && edges.length > 1) throw new NotStructured(split, 'its branches touch before they meet');
    const branches: Branch[] = [];
    let delivered: readonly Edge[] = [];
    const all: (readonly (readonly Edge[])[])[] = [];
    for (const group of groups) {
      const built = this.#branch(split, group, join);
      branches.push(built.value);
      all.push(built.deliveries);
      delivered = [...delivered, ...(built.deliveries[0] ?? [])];
    }
    this.#checkJoin(split, join, all, join === stop ? undefined : delivered);
    this.#depth--;
    return { value: { kind: 'block', split, join, branches }, deliveries: [delivered] };
  }

  #branch(split: Vertex, group: readonly Edge[], join: Vertex): Built<Branch> {
    const [only] = group;
    if (group.length === 1 && only) {
      if (only.to === join) return { value: { edges: group, scope: undefined }, deliveries: [group] };
      const built = this.#scope({ kind: 'vertex', vertex: only.to, edge: only }, [], join);
      return { value: { edges: group, scope: built.value }, deliveries: built.deliveries };
    }
    const inner = this.#block(split, group, join);
    const deliveries = inner.value.join === join ? inner.deliveries : [];
    const built = this.#scope({ kind: 'block', block: inner.value }, deliveries, join);
    return { value: { edges: group, scope: built.value }, deliveries: built.deliveries };
  }

  #checkJoin(
    split: Vertex,
    join: Vertex,
    all: readonly (readonly (readonly Edge[])[])[],
    delivered: readonly Edge[] | undefined,
  ): void {
    if (join.part === 'end' || join.join === 'inclusive') return;
    if (join.join === 'exclusive' || join.in.length < 2)
      throw new NotStructured(join, 'several tokens arrive where none waits for the others');
    if (split.split === 'inclusive') throw new NotStructured(join, 'it waits for flows that need not carry a token');
    const uniform = all.every((ways) => ways.length > 0 && ways.every((way) => sameEdges(way, ways[0]!)));
    const complete =
      delivered === undefined ||
      (delivered.length === join.in.length && join.in.every((edge) => delivered.includes(edge)));
    if (!uniform || !complete) throw new NotStructured(join, 'it waits for more flows than carry a token');
  }
}

const NONE: ReadonlySet<Vertex> = new Set();

export const splitsTokens = (vertex: Vertex): boolean =>
  (vertex.split === 'parallel' || vertex.split === 'inclusive') && vertex.out.length > 1;

const sameEdges = (a: readonly Edge[], b: readonly Edge[]): boolean =>
  a.length === b.length && a.every((edge) => b.includes(edge));
