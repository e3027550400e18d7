import { PostDominators } from '../analyse/post-dominators.ts';
import type { ProcessGraph } from '../normalize/model.ts';
import type { Marking, Shortcuts } from '../prove/token-game.ts';
import { blocksWithin } from './blocks-within.ts';
import { ScopeBuilder } from './build-scope.ts';
import { NestedTooDeep, NotStructured } from './faults.ts';
import { FreeBlockBuilder } from './free-blocks.ts';
import type { Scope } from './model.ts';
import { NetBuilder } from './nets.ts';

/**
 * The graph as scopes and blocks. Graphs that are made of blocks need no proof; of others, `prove` must find that they cannot
 * get stuck, and in what situations they can be. What is no block is coordinated: joins that count where that is enough, else
 * a net. Throws `NestedTooDeep` or `TooManyTokens`.
 */
export function structureGraph(
  graph: ProcessGraph,
  prove: (blocks: Shortcuts) => readonly Marking[] | undefined,
): Scope | undefined {
  const postDominators = new PostDominators(graph);
  try {
    return new ScopeBuilder(postDominators).whole(graph);
  } catch (error) {
    if (error instanceof NestedTooDeep) return flattened(graph, postDominators, error);
    if (!(error instanceof NotStructured)) throw error;
  }
  const markings = prove(blocksWithin(graph, postDominators));
  if (!markings) return undefined;
  const nets = new NetBuilder(graph, postDominators, markings);
  const free = new FreeBlockBuilder(postDominators, nets.block);
  nets.inner = (split, join) => new ScopeBuilder(postDominators, free.block).blockOf(split, join);
  try {
    return new ScopeBuilder(postDominators, free.block).whole(graph);
  } catch (error) {
    if (!(error instanceof NotStructured)) throw error;
    return nets.whole();
  }
}

/**
 * What runs beside each other until the end nests with every split: a row of reminders is no deep drawing. Such a graph is a net,
 * with a lane for each of them; that it is made of blocks, however deep, proves it.
 */
function flattened(graph: ProcessGraph, postDominators: PostDominators, deep: NestedTooDeep): Scope | undefined {
  const nets = new NetBuilder(graph, postDominators);
  nets.inner = (split, join) => new ScopeBuilder(postDominators).blockOf(split, join);
  try {
    // First, since it finds out whether the blocks are so many that to go into them would not end well.
    const net = nets.whole();
    new ScopeBuilder(postDominators, undefined, Number.POSITIVE_INFINITY).whole(graph);
    return net;
  } catch (error) {
    if (error instanceof NotStructured) throw deep;
    throw error;
  }
}
