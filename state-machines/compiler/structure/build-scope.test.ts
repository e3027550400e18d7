import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { PostDominators } from '../analyse/post-dominators.ts';
import { createReport } from '../diagnostics/report.ts';
import { enterGraph } from '../enter/enter-graph.ts';
import { idOf, type ProcessGraph } from '../normalize/model.ts';
import { exploreProcess } from '../reference/explore.ts';
import { aProcess, end, flow, gateway, script, start, way } from '../testing/builders.ts';
import { drawn } from '../testing/drawn.ts';
import { FIXTURES } from '../testing/fixtures.ts';
import { graphOf, structureOf } from '../testing/graphs.ts';
import { mutatedProcess } from '../testing/mutate.ts';
import { drawWeb, webs } from '../testing/random-net.ts';
import { ScopeBuilder } from './build-scope.ts';
import { NotStructured } from './faults.ts';

type Flows = Parameters<typeof aProcess>[1];

const blocksOf = (graph: ProcessGraph) => new ScopeBuilder(new PostDominators(graph)).whole(graph);

/** The vertex at which a graph is no blocks any more, and why. */
function misfit(process: ProcessDefinition): string {
  try {
    return drawn(blocksOf(graphOf(process)));
  } catch (error) {
    if (!(error instanceof NotStructured)) throw error;
    expect(error.name).toBe('NotStructured');
    return `${idOf(error.at)}: ${error.message}`;
  }
}

const choice = (from: string, to: string, otherwise: string): Flows => [
  flow(from, to, { condition: 'x > 1' }),
  flow(from, otherwise, { isDefault: true }),
];
/** Scripts a to d and `either`, an exclusive gateway, around a `split` and a `join`. */
const around = (
  kinds: [split: 'parallel' | 'inclusive', join: 'parallel' | 'exclusive' | 'inclusive'],
  flows: Flows,
) => {
  const used = (id: string) => flows.some((one) => one.from === id || one.to === id);
  return aProcess(
    [
      start(),
      gateway('split', kinds[0]),
      gateway('join', kinds[1]),
      ...[
        gateway('either', 'exclusive'),
        gateway('inner', 'parallel'),
        ...['a', 'b', 'c', 'd'].map((id) => script(id)),
      ].filter(({ node_id }) => used(node_id)),
      end('stop', { config: { event: 'terminate' } }),
      end(),
    ].filter(({ node_id }) => used(node_id)),
    flows,
  );
};
/** Its join goes on with the first token. */
const swallowing = (process: ProcessDefinition): ProcessDefinition => ({
  ...process,
  nodes: process.nodes.map((node) =>
    node.node_id === 'join' ? { ...node, config: { gateway: 'complex', activateAfter: 1 } } : node,
  ),
});
const [a, b] = [way('start', 'split', 'a', 'join', 'end'), way('split', 'b', 'join')];

describe('what is no blocks', () => {
  it.each<[string, ProcessDefinition]>([
    [
      'a: it is reached from two places that run at the same time',
      around(
        ['parallel', 'parallel'],
        [...way('start', 'split', 'a', 'join', 'either'), ...b, ...choice('either', 'a', 'end')],
      ),
    ],
    [
      'join: it waits for flows of which only one can carry a token',
      around(
        ['parallel', 'parallel'],
        [...way('start', 'either'), ...choice('either', 'a', 'b'), ...way('a', 'join', 'end'), ...way('b', 'join')],
      ),
    ],
    ['split: its branches touch before they meet', FIXTURES.crossing!],
    ['join: several tokens arrive where none waits for the others', around(['parallel', 'exclusive'], [...a, ...b])],
    [
      'join: it waits for flows that need not carry a token',
      around(
        ['inclusive', 'parallel'],
        [...way('start', 'split'), ...choice('split', 'a', 'b'), ...way('a', 'join', 'end'), ...way('b', 'join')],
      ),
    ],
    [
      'join: it waits for more flows than carry a token',
      around(
        ['parallel', 'parallel'],
        [
          ...way('start', 'split', 'either'),
          ...choice('either', 'a', 'c'),
          ...way('a', 'join', 'end'),
          ...way('c', 'join'),
          ...b,
        ],
      ),
    ],
    [
      'join: it waits for more flows than carry a token',
      around(
        ['parallel', 'parallel'],
        [
          ...way('start', 'either'),
          ...choice('either', 'split', 'c'),
          ...way('split', 'a', 'join', 'end'),
          ...way('c', 'join'),
          ...b,
        ],
      ),
    ],
    [
      'join: it waits for more flows than carry a token',
      around(
        ['parallel', 'parallel'],
        [
          ...way('start', 'split', 'either'),
          ...choice('either', 'inner', 'd'),
          ...way('inner', 'a', 'join', 'end'),
          ...way('inner', 'c', 'join'),
          ...way('d', 'join'),
          ...b,
        ],
      ),
    ],
  ])('says where and why: %s', (text, process) => {
    expect(misfit(process)).toBe(text);
  });

  it('is a gateway that swallows tokens, behind a choice', () => {
    const process = around(
      ['parallel', 'parallel'],
      [...way('start', 'either'), ...choice('either', 'a', 'b'), ...way('a', 'join', 'end'), ...way('b', 'join')],
    );
    expect(misfit(swallowing(process))).toBe('join: it goes on before all tokens have come');
  });

  it('is a gateway that swallows tokens, behind a split', () => {
    const process = around(['parallel', 'parallel'], [...a, ...b]);
    expect(misfit(swallowing(process))).toBe('split: its branches touch before they meet');
  });
});

describe('blocks', () => {
  it('may end in a branch that a choice leads away from its join', () => {
    const process = around(
      ['parallel', 'parallel'],
      [...way('start', 'split', 'either'), ...choice('either', 'stop', 'join'), ...b, ...way('join', 'end')],
    );
    expect(misfit(process)).toBe('start {split: either stop | b > join} join end');
  });

  it('go on without a branch that can only end abruptly, those around them too', () => {
    expect(misfit(around(['parallel', 'parallel'], [...a, ...b, ...way('split', 'stop')]))).toBe(
      'start {split: {split: a | b > join} join end | stop > (end)}',
    );
    const within = [...a, ...way('split', 'inner', 'b', 'join'), ...way('inner', 'stop')];
    expect(misfit(around(['parallel', 'parallel'], within))).toBe('split: its branches touch before they meet');
    expect(drawn(structureOf(around(['parallel', 'parallel'], within)))).toBe(
      'start free{split: a join* end | free{inner: b join* end | stop > (end)} > (end)}',
    );
  });

  it('may share the join of the block around them', () => {
    const flows = [...a, ...way('split', 'inner', 'b', 'join'), ...way('inner', 'join')];
    expect(misfit(around(['parallel', 'parallel'], flows))).toBe(
      'start {split: a | {inner: b | - > join} > join} join end',
    );
  });

  it('know the flows of each branch, those of several that meet before the join too', () => {
    const branchesOf = (process: ProcessDefinition) => {
      const [block] = blocksOf(graphOf(process)).blocks.values();
      return block!.branches.map(({ edges, scope }) => [edges.map((edge) => edge.flow!.id), scope?.entry.kind]);
    };
    const straight = around(['parallel', 'parallel'], [...a, ...way('split', 'join')]);
    expect(branchesOf(straight)).toEqual([
      [['split_a'], 'vertex'],
      [['split_join'], undefined],
    ]);
    expect(branchesOf(FIXTURES.stepwiseJoin!)).toEqual([
      [['split_a', 'split_b'], 'block'],
      [['split_c'], 'vertex'],
    ]);
  });

  it('are entered behind a join for which no other token is left', () => {
    const process = around(['parallel', 'parallel'], [...a, ...b]);
    const entered = enterGraph(graphOf(process), { at: 'a' }, createReport())!;
    expect(drawn(blocksOf(entered))).toBe('start a join end');
  });

  it('are sound', () => {
    const drawnAnyhow = fc.oneof(webs.map(drawWeb), mutatedProcess);
    fc.assert(
      fc.property(drawnAnyhow, (process) => {
        const verdict = exploreProcess(process, 1_000);
        fc.pre(verdict !== 'too-large');
        const graph = graphOf(process);
        fc.pre(graph !== undefined && verdict !== 'sound');
        expect(() => blocksOf(graph)).toThrow();
      }),
      { numRuns: 60 },
    );
  });
});

describe('a builder of blocks within others', () => {
  /** Two flows of a block meet before the join, though the tokens of one of them may go past it. */
  const crossings = (count: number) => {
    const at = Array.from({ length: count }, (_, index) => index);
    const each = (...ids: string[]) => at.flatMap((index) => ids.map((id) => `${id}${index}`));
    return aProcess(
      [
        start(),
        ...each('split', 'fork', 'meet', 'join').map((id) => gateway(id, 'parallel')),
        ...each('a', 'b', 'c').map((id) => script(id)),
        end(),
      ],
      [
        ...way('start', 'split0'),
        ...at.flatMap((i) => [
          ...way(`split${i}`, `a${i}`, `meet${i}`, `b${i}`, `join${i}`, i + 1 < count ? `split${i + 1}` : 'end'),
          ...way(`split${i}`, `fork${i}`, `meet${i}`),
          ...way(`fork${i}`, `c${i}`, `join${i}`),
        ]),
      ],
    );
  };

  it('takes no vertex for a block that the scope around it comes to by itself', () => {
    const process = around(
      ['parallel', 'exclusive'],
      [
        ...way('start', 'either'),
        ...choice('either', 'a', 'join'),
        ...way('a', 'split', 'join', 'b', 'end'),
        ...way('split', 'end'),
      ],
    );
    expect(drawn(structureOf(process))).toMatch(/^net\{start: /);
  });

  it('counts how deep they are, not how many it gave up', () => {
    expect(drawn(structureOf(crossings(101))).match(/free\{split/g)).toHaveLength(101);
  });

  it('counts how deep they are, not how many there are', () => {
    const at = Array.from({ length: 101 }, (_, index) => index);
    const process = aProcess(
      [
        start(),
        ...at.flatMap((i) => [gateway(`split${i}`, 'parallel'), script(`a${i}`), gateway(`join${i}`, 'parallel')]),
        end(),
      ],
      [
        ...way('start', ...at.flatMap((i) => [`split${i}`, `a${i}`, `join${i}`]), 'end'),
        ...at.flatMap((i) => way(`split${i}`, `join${i}`)),
      ],
    );
    expect(misfit(process).match(/\{split/g)).toHaveLength(101);
  });
});
