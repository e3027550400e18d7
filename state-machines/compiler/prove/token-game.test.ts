import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { createReport } from '../diagnostics/report.ts';
import { buildGraph } from '../normalize/build-graph.ts';
import { idOf } from '../normalize/model.ts';
import { aProcess, end, flow, gateway, script, start, way } from '../testing/builders.ts';
import { FIXTURES } from '../testing/fixtures.ts';
import { playTokens, type Verdict } from './token-game.ts';

const play = (process: ProcessDefinition, limit?: number): Verdict =>
  playTokens(buildGraph(process, createReport())!, limit);
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

  it('is given up when there are too many situations', () => {
    expect(play(FIXTURES.crossing!, 3)).toEqual({ kind: 'too-large', markings: 4 });
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
