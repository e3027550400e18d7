import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { exploreProcess } from '../reference/explore.ts';
import { aProcess, end, flow, gateway, human, script, start, way } from '../testing/builders.ts';
import { diagnosticOf, errorCodes } from '../testing/codes.ts';
import { drawn } from '../testing/drawn.ts';
import { structureOf } from '../testing/graphs.ts';

type Flows = Parameters<typeof aProcess>[1];

const choice = (from: string, to: string, otherwise: string): Flows => [
  flow(from, to, { condition: 'x > 1' }),
  flow(from, otherwise, { isDefault: true }),
];

/** Work `b` beside a branch of `a`, `head` and `again`, and behind them `over`. */
function beside(head: 'exclusive' | 'inclusive', flows: Flows): ProcessDefinition {
  const used = (id: string) => flows.some(({ from, to }) => from === id || to === id);
  const all = [
    start(),
    ...['around', 'split', 'join'].map((id) => gateway(id, 'parallel')),
    ...['begin', 'again', 'over'].map((id) => gateway(id, 'exclusive')),
    gateway('head', head),
    ...['a', 'b', 'c'].map((id) => script(id)),
    human('late'),
    end('stop', { config: { event: 'terminate' } }),
    end(),
  ];
  return aProcess(
    all.filter(({ node_id }) => used(node_id)),
    flows,
  );
}
const begun = way('start', 'begin', 'split');
const other = way('split', 'b', 'join', 'over');
const repeated = choice('over', 'begin', 'end');
const comingBack = [...way('split', 'head', 'a', 'again'), ...choice('again', 'head', 'join')];

describe('a branch that comes back to an inclusive join', () => {
  it('waits for ever where the block is repeated: for the other branches, which wait for it', () => {
    const process = beside('inclusive', [...begun, ...comingBack, ...other, ...repeated]);
    expect(exploreProcess(process)).toBe('deadlock');
    expect(diagnosticOf(process, 'soundness.deadlock')).toMatchObject({
      nodeId: 'head',
      help: 'A way leads around it, by which tokens elsewhere count as still to come: use an exclusive gateway where one token at a time comes to it, or put the parallel part into a subprocess of the drawing.',
    });
  });

  it('waits behind a block within the branch too', () => {
    const flows = [
      ...begun,
      ...way('split', 'around', 'a', 'head', 'again'),
      ...way('around', 'c', 'head'),
      ...choice('again', 'head', 'join'),
    ];
    const process = beside('inclusive', [...flows, ...other, ...repeated]);
    expect(exploreProcess(process)).toBe('deadlock');
    expect(errorCodes(process)).toEqual(['soundness.deadlock']);
  });

  it('goes on where it is exclusive', () => {
    const process = beside('exclusive', [...begun, ...comingBack, ...other, ...repeated]);
    expect(exploreProcess(process)).toBe('sound');
    expect(drawn(structureOf(process, false))).toBe('start begin {split: head a again | b > join} join over end');
  });

  it('goes on where the block is not repeated', () => {
    const process = beside('inclusive', [...way('start', 'split'), ...comingBack, ...way('split', 'b', 'join', 'end')]);
    expect(exploreProcess(process)).toBe('sound');
    expect(drawn(structureOf(process, false))).toBe('start {split: head a again | b > join} join end');
  });

  it('is coordinated with the whole process where a branch ends all, and so lets nobody wait for ever', () => {
    const ending = [...way('start', 'around', 'begin', 'split'), ...way('around', 'late', 'stop')];
    const process = beside('inclusive', [...ending, ...comingBack, ...other, ...repeated]);
    expect(exploreProcess(process)).toBe('sound');
    expect(drawn(structureOf(process))).toBe(
      'net{start: start around begin late split stop head b a join again over end > (end)}',
    );
  });
});

it('an inclusive join of a choice in a branch of a repeated block waits for nobody', () => {
  const flows = [...way('split', 'again'), ...choice('again', 'a', 'head'), ...way('a', 'head', 'join')];
  const process = beside('inclusive', [...begun, ...flows, ...other, ...repeated]);
  expect(exploreProcess(process)).toBe('sound');
  expect(drawn(structureOf(process, false))).toBe('start begin {split: again a head | b > join} join over end');
});
