import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { idOf } from '../normalize/model.ts';
import { aProcess, end, flow, gateway, script, start, way } from '../testing/builders.ts';
import { FIXTURES } from '../testing/fixtures.ts';
import { edgeOf, graphOf, vertexOf } from '../testing/graphs.ts';
import { isStep, playTokens, type Verdict } from './token-game.ts';

const play = (process: ProcessDefinition, limit?: number): Verdict => playTokens(graphOf(process), limit);
const path = (verdict: Verdict) => ('path' in verdict ? verdict.path.map(idOf) : []);

/** `count` branches from an inclusive split to a join of a kind. */
const wide = (count: number, join: 'inclusive' | 'parallel') => {
  const ids = Array.from({ length: count }, (_, at) => `t${at}`);
  return aProcess(
    [start(), gateway('some', 'inclusive'), ...ids.map((id) => script(id)), gateway('join', join), end()],
    [
      flow('start', 'some'),
      ...ids.map((id, at) => flow('some', id, at === 0 ? { isDefault: true } : { condition: `x > ${at}` })),
      ...ids.map((id) => flow(id, 'join')),
      flow('join', 'end'),
    ],
  );
};

describe('every run of a graph', () => {
  it.each(['sequence', 'loopBack', 'inclusive', 'termination', 'crossing', 'reminder', 'boundaries'])(
    'of %s comes to its end',
    (name) => {
      expect(play(FIXTURES[name]!)).toMatchObject({ kind: 'sound' });
    },
  );

  it('is played with steps taken at once, and all ways to a fault, unless these are too many', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const stuck = aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        ...ids.flatMap((id) => [script(id), script(`${id}2`)]),
        gateway('which', 'exclusive'),
        gateway('join', 'parallel'),
        end(),
      ],
      [
        ...way('start', 'split'),
        ...ids.flatMap((id) => way('split', id, `${id}2`, id === 'a' ? 'which' : 'join')),
        flow('which', 'join', { condition: 'x > 1' }),
        flow('which', 'join', { id: 'otherwise', isDefault: true }),
        flow('join', 'end'),
      ],
    );
    const shortest = path(play(stuck));
    expect(shortest).toHaveLength(12);
    expect(play(stuck, 30)).toMatchObject({ kind: 'deadlock' });
    expect(path(play(stuck, 30)).toSorted()).toEqual(shortest.toSorted());
  });

  it('of a sound graph gives its situations, without those in which another token waits for a mere step', () => {
    const verdict = play(FIXTURES.crossing!);
    expect('markings' in verdict && verdict.markings).toHaveLength(12);
  });

  it('passes at once what is sound by its form', () => {
    const graph = graphOf(
      aProcess(
        [
          start(),
          gateway('split', 'parallel'),
          script('a'),
          script('b'),
          gateway('join', 'parallel'),
          script('c'),
          end(),
        ],
        [...way('start', 'split', 'a', 'join', 'c', 'end'), ...way('split', 'b', 'join')],
      ),
    );
    const verdict = playTokens(graph, 100, new Map([[vertexOf(graph, 'split'), edgeOf(graph, 'a_join')]]));
    const flows = (marking: readonly number[]) => marking.map((index) => graph.edges[index]!.flow?.id ?? 'exit');
    const situations = 'markings' in verdict ? verdict.markings.map(flows) : [];
    expect(situations).toEqual([['start_split'], ['a_join'], ['join_c'], ['c_end'], ['exit'], []]);
  });

  it('is given up when there are too many situations', () => {
    expect(play(FIXTURES.crossing!, 3)).toEqual({ kind: 'too-large', limit: 3 });
    const { kind } = play(wide(3, 'inclusive'), 10_000);
    expect(kind).toBe('sound');
  });

  it.each([2, 8, 9])('of a choice of %i flows is played for one, some and all of them', (count) => {
    const stuck = play(wide(count, 'parallel'));
    expect(stuck).toMatchObject({ kind: 'deadlock' });
    expect(path(stuck)).toEqual(['start', 'some', 't0', 'join']);
    expect('missing' in stuck && stuck.missing.map((edge) => idOf(edge.from))).toEqual(
      Array.from({ length: count - 1 }, (_, at) => `t${at + 1}`),
    );
  });

  it('ends where an end stops everything', () => {
    const process = aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        script('a'),
        script('b'),
        gateway('join', 'parallel'),
        end('stop', { config: { event: 'terminate' } }),
        gateway('which', 'exclusive'),
        end(),
      ],
      [
        ...way('start', 'split', 'a', 'which'),
        flow('which', 'stop', { condition: 'x > 1' }),
        flow('which', 'join', { isDefault: true }),
        ...way('split', 'b', 'join', 'end'),
      ],
    );
    expect(play(process)).toMatchObject({ kind: 'sound' });
    const plain = {
      ...process,
      nodes: process.nodes.map((node) => ({ ...node, config: node.node_id === 'stop' ? {} : node.config })),
    };
    expect(play(plain)).toMatchObject({ kind: 'deadlock' });
  });

  it('shows the shortest way to two tokens on one flow', () => {
    const process = aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        script('a'),
        script('b'),
        gateway('merge', 'exclusive'),
        script('c'),
        end(),
      ],
      [...way('start', 'split', 'a', 'merge', 'c', 'end'), ...way('split', 'b', 'merge')],
    );
    const verdict = play(process);
    expect(verdict).toMatchObject({ kind: 'lack-of-synchronization' });
    expect(path(verdict)).toEqual(['start', 'split', 'a', 'b', 'merge', 'merge']);
  });
});

describe('a choice of some of several flows', () => {
  /** What is sent by it: sets of flows, by their number. */
  function sent(count: number): number[] {
    const graph = graphOf(wide(count, 'inclusive'));
    const verdict = playTokens(graph);
    if (verdict.kind !== 'sound') throw new Error(`it is ${verdict.kind}`);
    const behind = new Set(vertexOf(graph, 'some').out.map((edge) => edge.index));
    const sets = verdict.markings.filter(
      (marking) => marking.length > 0 && marking.every((index) => behind.has(index)),
    );
    const sizes = sets.map((marking) => marking.length);
    return Array.from({ length: count }, (_, at) => sizes.filter((size) => size === at + 1).length);
  }

  it('sends every set of up to eight', () => {
    expect(sent(3)).toEqual([3, 3, 1]);
    expect(sent(8)).toEqual([8, 28, 56, 70, 56, 28, 8, 1]);
  });

  it('sends one at least', () => {
    const beside = aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        gateway('some', 'inclusive'),
        ...['a', 'b', 'c'].map((id) => script(id)),
        gateway('meet', 'inclusive'),
        gateway('join', 'parallel'),
        end(),
      ],
      [
        ...way('start', 'split', 'some'),
        flow('some', 'a', { condition: 'x > 1' }),
        flow('some', 'b', { isDefault: true }),
        ...way('a', 'meet', 'join', 'end'),
        ...way('b', 'meet'),
        ...way('split', 'c', 'join'),
      ],
    );
    expect(play(beside).kind).toBe('sound');
  });

  it('sends one, two or all of more, lest there are too many sets', () => {
    expect(sent(9)).toEqual([9, 36, 0, 0, 0, 0, 0, 0, 1]);
  });
});

describe('a step', () => {
  const isStepOf = (id: string, nodes: Parameters<typeof aProcess>[0], flows: Parameters<typeof aProcess>[1]) =>
    isStep(vertexOf(graphOf(aProcess([start(), ...nodes, end()], flows)), id));

  it('has one way in and one out', () => {
    const nodes = [gateway('which', 'exclusive'), script('a'), gateway('merge', 'exclusive')];
    const flows = [
      ...way('start', 'which', 'a', 'merge', 'end'),
      ...[flow('which', 'merge', { condition: 'x > 1' })],
    ].map((one) => (one.id === 'which_a' ? { ...one, isDefault: true } : one));
    expect(['start', 'which', 'a', 'merge'].map((id) => isStepOf(id, nodes, flows))).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  it('does not stop other tokens', () => {
    const ending = (config: Parameters<typeof end>[1]) =>
      isStepOf('stop', [script('a'), end('stop', config)], [...way('start', 'a', 'end'), ...way('a', 'stop')]);
    expect(ending({})).toBe(true);
    expect(ending({ config: { event: 'terminate' } })).toBe(false);
    expect(ending({ config: { event: 'error', name: 'No' } })).toBe(false);
  });

  it('does not lead to a gateway for which the order counts in which tokens come', () => {
    const joining = (config: Record<string, string | number>) =>
      isStepOf(
        'a',
        [gateway('split', 'parallel'), script('a'), script('b'), { ...gateway('join', 'parallel'), config }],
        [...way('start', 'split', 'a', 'join', 'end'), ...way('split', 'b', 'join')],
      );
    expect(joining({ gateway: 'parallel' })).toBe(true);
    expect(joining({ gateway: 'complex', activateAfter: 1 })).toBe(false);
  });
});
