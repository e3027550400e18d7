import { PostDominators } from '../analyse/post-dominators.ts';
import type { ProcessGraph } from '../normalize/model.ts';
import { ScopeBuilder } from './build-scope.ts';
import { NotStructured } from './faults.ts';
import { FreeBlockBuilder } from './free-blocks.ts';
import type { Scope } from './model.ts';

/**
 * The graph as scopes and blocks. Graphs that are made of blocks need no proof; of others, `prove` must find that they
 * cannot get stuck before joins are coordinated. Throws `NotStructured` or `NestedTooDeep`.
 */
export function structureGraph(graph: ProcessGraph, prove: (fault: NotStructured) => boolean): Scope | undefined {
  const postDominators = new PostDominators(graph);
  try {
    return new ScopeBuilder(postDominators).whole(graph);
  } catch (error) {
    if (!(error instanceof NotStructured)) throw error;
    if (!prove(error)) return undefined;
  }
  return new ScopeBuilder(postDominators, new FreeBlockBuilder(postDominators).block).whole(graph);
}
