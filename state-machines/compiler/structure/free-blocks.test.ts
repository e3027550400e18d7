import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { PostDominators } from '../analyse/post-dominators.ts';
import { idOf, type ProcessGraph, type Vertex } from '../normalize/model.ts';
import { aProcess, end, flow, gateway, script, start, way } from '../testing/builders.ts';
import { drawn } from '../testing/drawn.ts';
import { FIXTURES } from '../testing/fixtures.ts';
import { graphOf, structureOf, vertexOf } from '../testing/graphs.ts';
import { NestedTooDeep } from './faults.ts';
import { FreeBlockBuilder } from './free-blocks.ts';
import type { Block } from './model.ts';
import { regionOf } from './region.ts';

type Nodes = Parameters<typeof aProcess>[0];
type Flows = Parameters<typeof aProcess>[1];

const parallel = (...ids: string[]) => ids.map((id) => gateway(id, 'parallel'));
const scripts = (...ids: string[]) => ids.map((id) => script(id));

describe('a free block', () => {
  it('has a branch for each flow of its split, which begins with that flow', () => {
    const [block] = structureOf(FIXTURES.crossing!).blocks.values();
    const branches = block!.branches.map(({ edges, scope }) => {
      const entry = scope!.entry.kind === 'vertex' ? scope!.entry : undefined;
      return [edges.map((edge) => edge.flow!.id), idOf(entry!.vertex), entry!.edge?.flow?.id];
    });
    expect(branches).toEqual([
      [['split_a'], 'a', 'split_a'],
      [['split_x'], 'x', 'split_x'],
    ]);
  });

  it('has blocks within it where tokens meet as blocks do, and a branch without states for a flow straight to its join', () => {
    const process = aProcess(
      [
        start(),
        ...parallel('split', 'fork', 'meet', 'part', 'whole', 'join'),
        ...scripts('a', 'b', 'd', 'e', 'x'),
        end(),
      ],
      [
        ...way('start', 'split', 'a', 'meet', 'b', 'join', 'end'),
        ...way('split', 'x', 'fork', 'meet'),
        ...way('fork', 'part', 'd', 'whole', 'join'),
        ...way('part', 'e', 'whole'),
        ...way('split', 'join'),
      ],
    );
    expect(drawn(structureOf(process))).toBe(
      'start free{split: a meet* b | x free{fork: meet* b | {part: d | e > whole} whole > join} | - > join} join end',
    );
  });
});

describe('what would have to be repeated', () => {
  /** Two lines in each of which every step waits for both steps before it; then what is given. */
  function lines(steps: number, nodes: Nodes, flows: Flows): ProcessDefinition {
    const all = Array.from({ length: steps }, (_, at) => at);
    const each = (...ids: string[]) => all.flatMap((at) => ids.map((id) => `${id}${at}`));
    const next = (at: number, id: string) => (at + 1 < steps ? `${id}${at + 1}` : 'join');
    return aProcess(
      [start(), ...parallel('split', 'join', ...each('m', 'n')), ...scripts(...each('a', 'b')), ...nodes, end()],
      [
        ...way('start', 'split', 'm0'),
        ...way('split', 'n0'),
        ...all.flatMap((at) => [
          ...way(`m${at}`, `a${at}`, next(at, 'm')),
          ...way(`n${at}`, `b${at}`, next(at, 'n')),
          ...(at + 1 < steps ? [...way(`m${at}`, `n${at + 1}`), ...way(`n${at}`, `m${at + 1}`)] : []),
        ]),
        ...flows,
      ],
    );
  }
  const kindsIn = (process: ProcessDefinition) => drawn(structureOf(process)).match(/(free|net)(?=\{split)/g);

  it('is repeated while that is not too much; else the block is a net', () => {
    expect(kindsIn(lines(8, [], way('join', 'end')))).toEqual(['free']);
    expect(kindsIn(lines(9, [], way('join', 'end')))).toEqual(['net']);
  });

  it('counts for the blocks that are repeated, not for those that were given up', () => {
    const crossing = [...parallel('splits', 'fork', 'meet', 'joined'), ...scripts('c', 'd', 'e')];
    const behind = [
      ...way('join', 'splits', 'c', 'meet', 'd', 'joined', 'end'),
      ...way('splits', 'fork', 'meet'),
      ...way('fork', 'e', 'joined'),
    ];
    expect(kindsIn(lines(9, crossing, behind))).toEqual(['net', 'free']);
  });

  it('has no end where tokens come back to a split while others run', () => {
    const process = aProcess(
      [
        start(),
        ...parallel('split', 'first', 'meet', 'second', 'join'),
        ...scripts('a', 'b', 'x'),
        gateway('again', 'exclusive'),
        end(),
      ],
      [
        ...way('start', 'split', 'first', 'a', 'meet', 'again'),
        ...way('first', 'b', 'meet'),
        flow('again', 'second', { condition: 'x > 1' }),
        flow('again', 'join', { isDefault: true }),
        ...way('second', 'a'),
        ...way('second', 'b'),
        ...way('split', 'x', 'join', 'end'),
      ],
    );
    expect(kindsIn(process)).toEqual(['net']);
  });
});

describe('a part whose tokens do not all meet', () => {
  const crossing = way('g', 'd', 'meet', 'e', 'join');
  const crossed = [...way('g', 'fork', 'meet'), ...way('fork', 'f', 'join')];

  it('is a free block in a block, where it ends with that', () => {
    const process = aProcess(
      [start(), ...parallel('split', 'g', 'fork', 'meet', 'join'), ...scripts('a', 'd', 'e', 'f'), end()],
      [...way('start', 'split', 'a', 'join', 'end'), ...way('split', 'g'), ...crossing, ...crossed],
    );
    expect(drawn(structureOf(process))).toBe(
      'start {split: a | free{g: d meet* e | free{fork: meet* e | f > join} > join} > join} join end',
    );
  });

  it('goes on to where the block around it ends, when others come to where its own tokens meet', () => {
    const process = aProcess(
      [start(), ...parallel('split', 'g', 'fork', 'meet', 'join'), ...scripts('a', 'b', 'p', 'q', 'r'), end()],
      [
        ...way('start', 'split', 'a', 'meet', 'b', 'join', 'end'),
        ...way('split', 'g', 'fork', 'p', 'meet'),
        ...way('fork', 'q', 'meet'),
        ...way('g', 'r', 'join'),
      ],
    );
    expect(drawn(structureOf(process))).toBe(
      'start free{split: a meet* b | free{g: free{fork: p meet* b | q meet* b > join} | r > join} > join} join end',
    );
  });

  it('counts at parallel and complex gateways only, and has each vertex once in a branch', () => {
    const process = aProcess(
      [
        start(),
        ...parallel('split', 'fork', 'meet', 'join'),
        ...['which', 'merge', 'again'].map((id) => gateway(id, 'exclusive')),
        ...scripts('a', 'b', 'x', 'y'),
        end(),
      ],
      [
        ...way('start', 'split', 'merge', 'which'),
        flow('which', 'a', { condition: 'x > 1' }),
        flow('which', 'b', { isDefault: true }),
        ...way('a', 'again'),
        ...way('b', 'again'),
        flow('again', 'merge', { condition: 'x > 2' }),
        flow('again', 'meet', { isDefault: true }),
        ...way('meet', 'x', 'join', 'end'),
        ...way('split', 'fork', 'meet'),
        ...way('fork', 'y', 'join'),
      ],
    );
    expect(drawn(structureOf(process))).toBe(
      'start free{split: merge which a b again meet* x | free{fork: meet* x | y > join} > join} join end',
    );
  });

  it('is the whole graph where a flow leads into it from outside', () => {
    const process = aProcess(
      [
        start(),
        gateway('which', 'exclusive'),
        ...parallel('split', 'fork'),
        gateway('meet', 'inclusive'),
        ...scripts('a', 'b', 'c'),
        end('one'),
        end('two'),
      ],
      [
        flow('start', 'which'),
        flow('which', 'split', { condition: 'x > 1' }),
        flow('which', 'c', { isDefault: true }),
        ...way('split', 'a', 'meet', 'one'),
        ...way('split', 'fork', 'meet'),
        ...way('fork', 'b', 'two'),
        ...way('c', 'a'),
      ],
    );
    expect(drawn(structureOf(process))).toMatch(/^net\{start: /);
  });

  it('may not be deeper than blocks may', () => {
    const depths = Array.from({ length: 101 }, (_, at) => at);
    const process = aProcess(
      [
        start(),
        ...parallel('g', 'fork', 'meet', 'join', ...depths.flatMap((at) => [`s${at}`, `j${at}`])),
        ...scripts('d', 'e', 'core', ...depths.map((at) => `t${at}`)),
        end(),
      ],
      [
        ...way('start', 'g', 'd', 'meet', 'e', 'join', 'end'),
        ...way('g', 'fork', 'meet'),
        ...way('fork', 's0'),
        ...way('j0', 'join'),
        ...depths.flatMap((at) => way(`s${at}`, `t${at}`, `j${at}`)),
        ...way(...depths.map((at) => `s${at}`), 'core', ...depths.map((at) => `j${at}`).reverse()),
      ],
    );
    expect(() => structureOf(process)).toThrow(NestedTooDeep);
  });
});

describe('what cannot be counted', () => {
  const blockIn = (graph: ProcessGraph, net: (split: Vertex) => Block) => {
    const [postDominators, split] = [new PostDominators(graph), vertexOf(graph, 'split')];
    const join = postDominators.nearestCommon(split.out.map((edge) => edge.to));
    return new FreeBlockBuilder(postDominators, net).block(split, regionOf(split, join));
  };
  const joining = (flows: Flows) =>
    graphOf(
      aProcess(
        [
          start(),
          gateway('which', 'exclusive'),
          ...parallel('split', 'fork'),
          gateway('meet', 'inclusive'),
          ...scripts('a', 'b'),
          end('one'),
          end('two'),
        ],
        [
          flow('start', 'which'),
          flow('which', 'split', { condition: 'x > 1' }),
          ...way('split', 'a', 'meet', 'one'),
          ...way('split', 'fork', 'meet'),
          ...way('fork', 'b', 'two'),
          ...flows,
        ],
      ),
    );

  it('is a net where no flow leads into it', () => {
    const made: string[] = [];
    const net = (split: Vertex): Block => {
      made.push(idOf(split));
      return { kind: 'net', split, join: split, branches: [] };
    };
    expect(blockIn(joining([flow('which', 'two', { isDefault: true })]), net).kind).toBe('net');
    expect(made).toEqual(['split']);
  });

  it('is refused where one does, with the place and the reason', () => {
    const graph = joining([flow('which', 'a', { isDefault: true })]);
    const unwanted = () => {
      throw new Error('no net was to be made');
    };
    expect(() => blockIn(graph, unwanted)).toThrow(
      expect.objectContaining({
        at: vertexOf(graph, 'meet'),
        message: 'whether all of its tokens have come cannot be counted',
      }),
    );
  });
});
