import { describe, expect, it } from 'vitest';
import { idOf } from '../normalize/model.ts';
import { structurePatterns } from '../patterns/structure.ts';
import { aProcess, end, event, flow, gateway, human, script, start, way } from '../testing/builders.ts';
import { drawn } from '../testing/drawn.ts';
import { FIXTURES } from '../testing/fixtures.ts';
import { structureOf } from '../testing/graphs.ts';
import { SCOPE_FIXTURES } from '../testing/scope-fixtures.ts';
import { NestedTooDeep } from './faults.ts';

const split = (...branches: string[][]) => branches.flatMap((ids) => way('split', ...ids, 'join'));
const parallel = ['split', 'join'].map((id) => gateway(id, 'parallel'));

describe('a scope', () => {
  it.each<[string, string]>([
    ['sequence', 'start a b end'],
    ['parallel', 'start {split: a | b {c: d | e > join} > join} join end'],
    ['implicitSplit', 'start a {a: b one | c two > (end)}'],
    ['inclusive', 'start {split: legal | finance | none > join} join end'],
    ['loopBack', 'start approve ok done correct'],
    ['stepwiseJoin', 'start {split: {split: a | b > first} first d | c > second} second end'],
    ['reminder', 'start {ask: ask ask broken next broken end | remind nudge reminded > (end)}'],
    ['termination', 'start {split: a stop stopped | b > join} join end'],
    ['crossing', 'start free{split: a meet* b | x free{fork: meet* b | c > join} > join} join after end'],
  ])('of %s is %s', (name, text) => {
    expect(drawn(structureOf(FIXTURES[name]!))).toBe(text);
  });

  it('goes on behind a complex gateway in the branch that comes to it in time', () => {
    expect(drawn(structureOf(SCOPE_FIXTURES.discriminator!))).toBe(
      'start free{split: a some* after end | b some* after end | c some* after end > (end)}',
    );
  });

  it('has a branch without states for a flow that leads straight to the join', () => {
    const process = aProcess(
      [start(), ...parallel, script('a'), end()],
      [...way('start', 'split'), ...split(['a'], []), ...way('join', 'end')],
    );
    expect(drawn(structureOf(process))).toBe('start {split: a | - > join} join end');
  });
});

describe('a graph that is no blocks', () => {
  const crossing = FIXTURES.crossing!;

  it('is left alone when it is not proven', () => {
    expect(structureOf(crossing, false)).toBeUndefined();
  });

  it('is a net where tokens come back to their split while others run', () => {
    // Both branches are entered from before the loop, and from the split within it.
    const process = aProcess(
      [
        start(),
        ...['first', 'meet', 'second'].map((id) => gateway(id, 'parallel')),
        script('a'),
        script('b'),
        gateway('again', 'exclusive'),
        end(),
      ],
      [
        ...way('start', 'first', 'a', 'meet', 'again'),
        ...way('first', 'b', 'meet'),
        flow('again', 'second', { condition: 'x > 1' }),
        flow('again', 'end', { isDefault: true }),
        ...way('second', 'a'),
        ...way('second', 'b'),
      ],
    );
    const scope = structureOf(process);
    expect(drawn(scope)).toBe('net{start: start first a b meet again second end > (end)}');
    const lanes = scope.entry.kind === 'block' ? scope.entry.block.branches[0]!.scope!.net : undefined;
    expect(lanes).toMatchObject({ lanes: 2, splits: expect.objectContaining({ size: 2 }) });
    expect([...lanes!.places.values()].sort()).toEqual([
      'a_meet',
      'b_meet',
      'first_a',
      'first_b',
      'meet_again',
      'second_a',
      'second_b',
    ]);
    expect(lanes!.joins.map(({ join, reach }) => [idOf(join), reach.size])).toEqual([['meet', 0]]);
  });

  it('is proven though much runs within its blocks, and gives as many lanes as the rest needs', () => {
    const wide = Array.from({ length: 12 }, (_, at) => `w${at}`);
    const process = aProcess(
      [
        start(),
        gateway('some', 'inclusive'),
        ...['fork', 'many', 'all'].map((id) => gateway(id, 'parallel')),
        ...['a', 'b', 'c', ...wide, ...wide.map((id) => `${id}x`)].map((id) => script(id)),
        ...wide.flatMap((id) => [gateway(`${id}if`, 'exclusive'), gateway(`${id}fi`, 'exclusive')]),
        gateway('meet', 'inclusive'),
        gateway('join', 'inclusive'),
        end(),
      ],
      [
        flow('start', 'some'),
        flow('some', 'a', { condition: 'x > 1' }),
        flow('some', 'b', { isDefault: true }),
        ...way('a', 'many'),
        ...wide.flatMap((id) => [
          ...way('many', id, `${id}if`),
          flow(`${id}if`, `${id}x`, { condition: 'x > 2' }),
          flow(`${id}if`, `${id}fi`, { isDefault: true }),
          ...way(`${id}x`, `${id}fi`, 'all'),
        ]),
        ...way('all', 'meet', 'join', 'end'),
        ...way('b', 'fork', 'meet'),
        ...way('fork', 'c', 'join'),
      ],
    );
    const [block] = structureOf(process).blocks.values();
    const lane = block!.branches[0]!.scope!;
    expect(block!.kind).toBe('net');
    expect([...lane.blocks.keys()].map(idOf)).toEqual(['many']);
    expect(lane.net!.lanes).toBe(2);
  });

  it('is a net between a split and its join where an inclusive gateway joins flows of different splits', () => {
    const process = structurePatterns.find(({ number }) => number === 38)!.example!;
    expect(drawn(structureOf(process))).toMatch(/^start net\{some: some a b .* > join\} join end$/);
  });

  /** Reminded of one after another; then what is given. */
  function reminders(count: number, nodes: Parameters<typeof aProcess>[0], flows: Parameters<typeof aProcess>[1]) {
    const ids = Array.from({ length: count }, (_, at) => `t${at}`);
    return aProcess(
      [
        start(),
        ...nodes,
        ...ids.map((id) => human(id)),
        ...ids.flatMap((id) => [
          event(`${id}r`, {
            event: 'timer',
            position: 'boundary',
            interrupting: false,
            attachedTo: id,
            timer: { duration: 'PT1H' },
          }),
          script(`${id}n`),
          end(`${id}e`),
        ]),
        end(),
      ],
      [...way('start', ...ids), ...ids.flatMap((id) => way(`${id}r`, `${id}n`, `${id}e`)), ...flows],
    );
  }

  it('is refused where more reminders follow each other than there can be lanes', () => {
    expect(() => structureOf(reminders(400, [], way('t399', 'end')))).toThrow(
      expect.objectContaining({
        name: 'TooManyTokens',
        message: '401 things can run at the same time, and 400 are possible',
      }),
    );
  });

  it('is refused where a row of reminders leads to what is no block', () => {
    const nodes = [gateway('split', 'parallel'), gateway('merge', 'exclusive')];
    const flows = [...way('t104', 'split', 'merge', 'end'), flow('split', 'merge', { id: 'again' })];
    expect(() => structureOf(reminders(105, nodes, flows))).toThrow(NestedTooDeep);
    const choice = [gateway('which', 'exclusive'), gateway('join', 'parallel')];
    const stuck = [
      ...way('t104', 'which'),
      flow('which', 'join', { condition: 'x > 1' }),
      flow('which', 'join', { id: 'otherwise', isDefault: true }),
      ...way('join', 'end'),
    ];
    expect(() => structureOf(reminders(105, choice, stuck))).toThrow(NestedTooDeep);
  });

  it('is a net where a row of reminders would nest what follows', () => {
    const { entry } = structureOf(reminders(105, [], way('t104', 'end')));
    const lane = entry.kind === 'block' ? entry.block.branches[0]!.scope! : undefined;
    expect(lane!.blocks.size).toBe(0);
    expect(lane!.net).toMatchObject({ lanes: 106, joins: [] });
    const [note, later] = ['t0n', 't9'].map((id) => lane!.vertices.find((vertex) => idOf(vertex) === id)!);
    expect(lane!.net!.runTogether(note!, later!)).toBe(true);
  });

  it('is refused where blocks nest deeper than anybody reads', () => {
    expect(drawn(structureOf(nested(100))).match(/\{s/g)).toHaveLength(100);
    expect(() => structureOf(nested(101))).toThrow(expect.objectContaining({ name: 'NestedTooDeep' }));
    expect(() => structureOf(nested(101))).toThrow('parallel blocks are nested more than 100 deep');
  });

  function nested(depth: number) {
    const ids = Array.from({ length: depth }, (_, at) => at);
    return aProcess(
      [
        start(),
        ...ids.flatMap((at) => [gateway(`s${at}`, 'parallel'), gateway(`j${at}`, 'parallel'), script(`t${at}`)]),
        script('core'),
        end(),
      ],
      [
        flow('start', 's0'),
        ...ids.flatMap((at) => [
          flow(`s${at}`, at + 1 < depth ? `s${at + 1}` : 'core'),
          flow(`s${at}`, `t${at}`),
          flow(`t${at}`, `j${at}`),
          flow(at + 1 < depth ? `j${at + 1}` : 'core', `j${at}`),
        ]),
        flow('j0', 'end'),
      ],
    );
  }
});
