import type { PostDominators } from '../analyse/post-dominators.ts';
import type { Edge, Vertex } from '../normalize/model.ts';
import { ScopeBuilder, splitsTokens, type Unstructured } from './build-scope.ts';
import { HeldUp, NotStructured } from './faults.ts';
import type { Block, Scope, Step } from './model.ts';
import { type Region, regionOf } from './region.ts';

/**
 * Branches repeat what follows a coordinated join; more than this is no machine that anybody reads. A split that its own
 * tokens come back to would be repeated for ever.
 */
const MOST_VERTICES = 2_000;

/**
 * Blocks for the parts of a sound graph that are not made of blocks. Every branch follows its token to where all tokens
 * come; where tokens meet before, each branch has what follows, and only the last to arrive goes on.
 */
export class FreeBlockBuilder {
  readonly #postDominators: PostDominators;
  readonly #net: Unstructured;
  #budget = MOST_VERTICES;

  /** `net` stands in where counting at joins is not enough. */
  constructor(postDominators: PostDominators, net: Unstructured) {
    this.#postDominators = postDominators;
    this.#net = net;
  }

  readonly block = (split: Vertex, region: Region): Block => {
    const budget = this.#budget;
    try {
      return this.#block(split, split.out, region.join);
    } catch (error) {
      if (!(error instanceof NotStructured) || error instanceof HeldUp || !region.closed) throw error;
      this.#budget = budget;
      return this.#net(split, region);
    }
  };

  #block(split: Vertex, edges: readonly Edge[], join: Vertex): Block {
    const branches = edges.map((edge) => ({
      edges: [edge],
      scope: edge.to === join ? undefined : this.#scope(edge, join),
    }));
    return { kind: 'free', split, join, branches };
  }

  #scope(edge: Edge, stop: Vertex): Scope {
    const entry: Step = { kind: 'vertex', vertex: edge.to, edge };
    const vertices: Vertex[] = [];
    const blocks = new Map<Vertex, Block>();
    const coordinated = new Set<Vertex>();
    const joined = new Set<Vertex>();
    const seen = new Set<Vertex>();
    const open = [edge.to];
    for (let at = 0; at < open.length; at++) {
      const vertex = open[at]!;
      if (vertex === stop || seen.has(vertex)) continue;
      seen.add(vertex);
      vertices.push(vertex);
      if (--this.#budget < 0) throw new NotStructured(vertex, 'too much would have to be repeated in its branches');
      if (vertex.in.length > 1 && !joined.has(vertex)) this.#meet(vertex, coordinated);
      if (!splitsTokens(vertex)) open.push(...vertex.out.map((edge) => edge.to));
      else {
        const block = this.#split(vertex, stop);
        blocks.set(vertex, block);
        joined.add(block.join);
        open.push(block.join);
      }
    }
    return { entry, vertices, blocks, stop, coordinated };
  }

  #meet(vertex: Vertex, coordinated: Set<Vertex>): void {
    if (vertex.join === 'inclusive')
      throw new NotStructured(vertex, 'whether all of its tokens have come cannot be counted');
    if (vertex.join === 'parallel' || vertex.join === 'complex') coordinated.add(vertex);
  }

  /** A block where the tokens of the split meet as one; otherwise each goes on by itself to where the scope ends. */
  #split(split: Vertex, stop: Vertex): Block {
    const region = regionOf(split, this.#postDominators.nearestCommon(split.out.map((edge) => edge.to)));
    if (!region.closed) return this.#block(split, split.out, stop);
    return new ScopeBuilder(this.#postDominators, this.block).blockOf(split, region.join);
  }
}
