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
}

export type Step =
  | { readonly kind: 'vertex'; readonly vertex: Vertex; readonly edge?: Edge }
  | { readonly kind: 'block'; readonly block: Block };

/**
 * Tokens that run beside each other from a split until they meet. In a `free` block they also meet in between, at
 * coordinated joins: there the last token to arrive goes on and the others end, so branches may hold the same vertices.
 */
export interface Block {
  readonly kind: 'block' | 'free';
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
