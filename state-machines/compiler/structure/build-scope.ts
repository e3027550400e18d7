import type { PostDominators } from '../analyse/post-dominators.ts';
import type { Edge, ProcessGraph, Vertex } from '../normalize/model.ts';
import { DEEPEST, HeldUp, NestedTooDeep, NotStructured } from './faults.ts';
import { groupByMeeting } from './group-branches.ts';
import { heldUp } from './held-up.ts';
import type { Block, Branch, Scope, Step } from './model.ts';
import { type Region, regionOf } from './region.ts';

/** Builds a block whose branches meet in other ways than as blocks do. */
export type Unstructured = (split: Vertex, region: Region) => Block;

/** Sets of flows by which tokens may arrive at `stop`: one set for each way of leaving the scope. */
type Deliveries = readonly (readonly Edge[])[];

interface Built<T> {
  readonly value: T;
  readonly deliveries: Deliveries;
}

/**
 * Finds the blocks of a graph by where its tokens split and meet, not by how it is drawn. Throws `NotStructured` where
 * tokens do not meet as blocks do; the proof then says whether the process is unsound or merely not made of blocks.
 */
export class ScopeBuilder {
  readonly #postDominators: PostDominators;
  readonly #unstructured: Unstructured | undefined;
  readonly #owner = new Map<Vertex, object>();
  readonly #deepest: number;
  #depth = 0;

  /** `unstructured` stands in where the tokens of a proven graph do not meet as blocks do. */
  constructor(postDominators: PostDominators, unstructured?: Unstructured, deepest = DEEPEST) {
    this.#postDominators = postDominators;
    this.#unstructured = unstructured;
    this.#deepest = deepest;
  }

  whole(graph: ProcessGraph): Scope {
    return this.#scope({ kind: 'vertex', vertex: graph.start }, graph.end).value;
  }

  /** The block of one split, whose tokens meet at `stop`. */
  blockOf(split: Vertex, stop: Vertex): Block {
    return this.#blockAt(split, stop).value;
  }

  #scope(entry: Step, stop: Vertex): Built<Scope> {
    const owner = {};
    const vertices: Vertex[] = [];
    const blocks = new Map<Vertex, Block>();
    const deliveries: (readonly Edge[])[] = [];
    const first = entry.kind === 'vertex' ? entry.vertex : entry.block.join;
    const joined = new Set<Vertex>(entry.kind === 'block' ? [first] : []);
    const open = [first];
    for (let at = 0; at < open.length; at++) {
      const vertex = open[at]!;
      if (this.#owner.get(vertex) === owner) continue;
      if (this.#owner.has(vertex))
        throw new NotStructured(vertex, 'it is reached from two places that run at the same time');
      this.#owner.set(vertex, owner);
      vertices.push(vertex);
      if (vertex.join === 'complex') throw new NotStructured(vertex, 'it goes on before all tokens have come');
      if (vertex.join === 'parallel' && vertex.in.length > 1 && !joined.has(vertex))
        throw new NotStructured(vertex, 'it waits for flows of which only one can carry a token');
      if (splitsTokens(vertex)) {
        const { value: block, deliveries: delivered } = this.#blockAt(vertex, stop);
        blocks.set(vertex, block);
        if (block.join === stop) deliveries.push(...delivered);
        else {
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

  #blockAt(split: Vertex, stop: Vertex): Built<Block> {
    const depth = this.#depth;
    try {
      return this.#block(split, split.out, stop);
    } catch (error) {
      if (!(error instanceof NotStructured) || error instanceof HeldUp || !this.#unstructured) throw error;
      const region = regionOf(split, this.#postDominators.nearestCommon(split.out.map((edge) => edge.to)));
      if (!region.closed && region.join !== stop) throw error;
      this.#depth = depth;
      const block = this.#unstructured(split, region);
      const owner = {};
      for (const vertex of region.vertices) this.#owner.set(vertex, owner);
      return { value: block, deliveries: [region.exits] };
    }
  }

  /** `stop` is where the scope around the block ends: a join there may wait for tokens from outside of the block too. */
  #block(split: Vertex, edges: readonly Edge[], stop: Vertex): Built<Block> {
    if (++this.#depth > this.#deepest) throw new NestedTooDeep(split);
    const join = this.#postDominators.nearestCommon(edges.map((edge) => edge.to));
    const groups = groupByMeeting(split, edges, join);
    if (groups.length === 1) throw new NotStructured(split, 'its branches touch before they meet');
    const built = groups.map((group) => this.#branch(split, group, join));
    const deliveries = built.map((branch) => branch.deliveries);
    checkJoin(split, join, deliveries, stop);
    this.#depth--;
    const branches = built.map(({ value }) => value);
    const held = heldUp(split, join, branches);
    if (held) throw new HeldUp(held);
    return { value: { kind: 'block', split, join, branches }, deliveries: [deliveries.flat(2)] };
  }

  #branch(split: Vertex, group: readonly Edge[], join: Vertex): Built<Branch> {
    const [only] = group;
    if (group.length === 1 && only) {
      if (only.to === join) return { value: { edges: group, scope: undefined }, deliveries: [group] };
      const built = this.#scope({ kind: 'vertex', vertex: only.to, edge: only }, join);
      return { value: { edges: group, scope: built.value }, deliveries: built.deliveries };
    }
    // They meet before the join: else they would be no group.
    const { value: block } = this.#block(split, group, join);
    const built = this.#scope({ kind: 'block', block }, join);
    return { value: { edges: group, scope: built.value }, deliveries: built.deliveries };
  }
}

/** Whether all tokens of a split come to where they are to meet, by every way that they can take. */
function checkJoin(split: Vertex, join: Vertex, branches: readonly Deliveries[], stop: Vertex): void {
  if (join.part === 'end' || join.join === 'inclusive') return;
  if (join.join === 'exclusive') throw new NotStructured(join, 'several tokens arrive where none waits for the others');
  if (split.split === 'inclusive') throw new NotStructured(join, 'it waits for flows that need not carry a token');
  // No flow is delivered twice: two ways out of a branch deliver different flows, and as many as there are means all.
  const certain = branches.every((ways) => ways.length === 1);
  const complete = join === stop || branches.flat(2).length === join.in.length;
  if (!certain || !complete) throw new NotStructured(join, 'it waits for more flows than carry a token');
}

const NONE: ReadonlySet<Vertex> = new Set();

export const splitsTokens = (vertex: Vertex): boolean => vertex.split === 'parallel' || vertex.split === 'inclusive';
