import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { PostDominators } from '../analyse/post-dominators.ts';
import { idOf } from '../normalize/model.ts';
import { aProcess, end, gateway, script, start, way } from '../testing/builders.ts';
import { FIXTURES } from '../testing/fixtures.ts';
import { graphOf } from '../testing/graphs.ts';
import { blocksWithin } from './blocks-within.ts';

/** By the split of each block: the flow by which a token comes to its join. */
function blocksIn(process: ProcessDefinition): Record<string, string> {
  const graph = graphOf(process);
  const found = [...blocksWithin(graph, new PostDominators(graph))];
  return Object.fromEntries(found.map(([split, into]) => [idOf(split), into.flow!.id]));
}

const block = (from: string, id: string, to: string) => [
  ...way(from, `${id}s`, `${id}a`, `${id}j`, to),
  ...way(`${id}s`, `${id}b`, `${id}j`),
];
const nodesOf = (id: string) => [
  gateway(`${id}s`, 'parallel'),
  script(`${id}a`),
  script(`${id}b`),
  gateway(`${id}j`, 'parallel'),
];

describe('the blocks within a graph', () => {
  it('are the outermost of those that tokens go through one after another', () => {
    const inner = [...way('xs', 'ys', 'ya', 'yj', 'xj'), ...way('ys', 'yb', 'yj')];
    const process = aProcess(
      [start(), ...nodesOf('x'), ...nodesOf('y'), ...nodesOf('z'), script('between'), end()],
      [...block('start', 'x', 'between'), ...inner, ...block('between', 'z', 'end')],
    );
    expect(blocksIn(process)).toEqual({ xs: 'xa_xj', zs: 'za_zj' });
  });

  it('are found in the branches of what is none', () => {
    const crossing = FIXTURES.crossing!;
    const flows = crossing.flows.filter(({ id }) => id !== 'split_a');
    const nodes = [...crossing.nodes, ...nodesOf('x')] as Parameters<typeof aProcess>[0];
    const process = aProcess(nodes, [...flows, ...block('split', 'x', 'a')]);
    expect(blocksIn(process)).toEqual({ xs: 'xa_xj' });
    expect(blocksIn(crossing)).toEqual({});
  });
});
