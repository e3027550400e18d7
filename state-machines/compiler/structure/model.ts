import type { Edge, Vertex } from '../normalize/model.ts';

/** A part of the process that one token walks through: it becomes the states of a machine, or of a branch. */
export interface Scope {
  readonly entry: Step;
  /** In the order in which they are first reached. */
  readonly vertices: readonly Vertex[];
  /** By the vertex at which the tokens split. */
  readonly blocks: ReadonlyMap<Vertex, Block>;
  /** Where the scope's token leaves it: the join of the block around it, or the common end. */
  readonly stop: Vertex;
  /** Parallel joins within the scope whose other tokens run in other branches: the coordinator counts them. */
  readonly coordinated: ReadonlySet<Vertex>;
  /** The scope is of a lane, which carries one token of the net after another. */
  readonly net?: Net;
}

export type Step =
  | { readonly kind: 'vertex'; readonly vertex: Vertex; readonly edge?: Edge }
  | { readonly kind: 'block'; readonly block: Block };

/** Parallel flows of which only the coordinator knows where their tokens are. */
export interface Net {
  /** Flows at which a token is reported: before and behind joins, behind splits, and where it can come to fewer joins than before. */
  readonly places: ReadonlyMap<Edge, string>;
  readonly joins: readonly NetGateway[];
  readonly splits: ReadonlySet<Vertex>;
  /** Tokens that there can be at the same time. */
  readonly lanes: number;
  /** Whether two vertices can be visited at the same time. */
  readonly runTogether: (a: Vertex, b: Vertex) => boolean;
}

export interface NetGateway {
  readonly join: Vertex;
  /** Of inclusive joins: the flows of the join that a token on a place can come to. */
  readonly reach: ReadonlyMap<string, readonly Edge[]>;
}

/**
 * Tokens that run beside each other from a split until they meet. In a `free` block they also meet in between, at
 * coordinated joins: there the last token to arrive goes on and the others end, so branches may hold the same vertices.
 * A `net` has one branch, which all of its lanes are copies of; it may begin at any vertex.
 */
export interface Block {
  readonly kind: 'block' | 'free' | 'net';
  readonly split: Vertex;
  readonly join: Vertex;
  readonly branches: readonly Branch[];
}

export interface Branch {
  /** The flows that the branch stands for: one, or several that meet before the others do. */
  readonly edges: readonly Edge[];
  /** Absent when the flow leads straight to the join. */
  readonly scope: Scope | undefined;
}
