import { describe, expect, it } from 'vitest';
import type { NetJoin } from '#contracts/processes/token-net.ts';
import { fireAll, placed } from './fire.ts';
import { beginning, type Marking, OUTSIDE, type Token } from './marking.ts';

const net = (...joins: NetJoin[]) => ({ start: '(start)', joins });
const token = (id: number, place: string, data = id): Token => ({ id, place, data });
const marking = (tokens: Token[], overrides: Partial<Marking> = {}): Marking => ({
  ...beginning(net()),
  next: 10,
  tokens,
  ...overrides,
});

const join = (overrides: Partial<NetJoin> = {}): NetJoin => ({
  nodeId: 'meet',
  kind: 'parallel',
  from: ['p', 'q'],
  to: 'behind',
  ...overrides,
});

describe('a parallel join', () => {
  it('waits for a token on each of its places', () => {
    const before = marking([token(1, 'p'), token(2, 'elsewhere')]);
    expect(fireAll(net(join()), before)).toEqual({ marking: before, born: [] });
  });

  it('takes one token of each place and puts a new one behind it, whose data come of theirs in the order of its places', () => {
    const before = marking([token(1, 'q', 7), token(2, 'p', 8), token(3, 'q', 9), token(4, 'elsewhere')]);
    const { marking: after, born } = fireAll(net(join()), before);
    expect(after.tokens).toEqual([token(3, 'q', 9), token(4, 'elsewhere'), token(10, 'behind')]);
    expect(after.next).toBe(11);
    expect(born).toEqual([{ id: 10, of: [8, 7] }]);
  });

  it('goes on again while it can', () => {
    const before = marking([token(1, 'p'), token(2, 'q'), token(3, 'p'), token(4, 'q')]);
    const { marking: after, born } = fireAll(net(join()), before);
    expect(after.tokens).toEqual([token(10, 'behind'), token(11, 'behind')]);
    expect(born.map(({ of }) => of)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('lets the joins behind it go on at once', () => {
    const second = join({ nodeId: 'second', from: ['behind', 'r'], to: OUTSIDE });
    const before = marking([token(1, 'p'), token(2, 'q'), token(3, 'r')]);
    const { marking: after, born } = fireAll(net(second, join()), before);
    expect(after).toMatchObject({ tokens: [], left: [11] });
    expect(born).toEqual([
      { id: 10, of: [1, 2] },
      { id: 11, of: [10, 3] },
    ]);
  });
});

describe('an inclusive join', () => {
  const inclusive = join({ kind: 'inclusive', reach: { a: ['p'], both: ['p', 'q'], far: [], p: ['q'] } });
  const goesOn = (...tokens: Token[]) => fireAll(net(inclusive), marking(tokens)).born.length > 0;

  it.each<[string, boolean, Token[]]>([
    ['goes on when no other token is left', true, [token(1, 'p')]],
    ['goes on with all that have come', true, [token(1, 'p'), token(2, 'q')]],
    ['is held up by a token that can come to an empty place only', false, [token(1, 'q'), token(2, 'a')]],
    ['is not by one that can come to a place that has a token', true, [token(1, 'p'), token(2, 'a')]],
    ['is not by one that can come there as well', true, [token(1, 'p'), token(2, 'both')]],
    ['is not by one that cannot come to it', true, [token(1, 'p'), token(2, 'far')]],
    ['is not by one on a place that it does not know', true, [token(1, 'p'), token(2, 'unknown')]],
    ['is not by one that waits before it', true, [token(1, 'p'), token(2, 'p')]],
    ['does nothing without a token', false, [token(1, 'far')]],
  ])('%s', (_, expected, tokens) => {
    expect(goesOn(...tokens)).toBe(expected);
  });

  it('goes on though nothing says what can come to it', () => {
    const bare = join({ kind: 'inclusive' });
    expect(fireAll(net(bare), marking([token(1, 'p'), token(2, 'a')])).born).toEqual([{ id: 10, of: [1] }]);
  });
});

describe('a complex join', () => {
  const some = join({ kind: 'complex', from: ['p', 'q', 'r'], needed: 2 });

  it('waits for as many tokens as it needs', () => {
    const before = marking([token(1, 'p')]);
    expect(fireAll(net(some), before)).toEqual({ marking: before, born: [] });
  });

  it('goes on with those that came first, in the order of its places, and owes the others', () => {
    const { marking: after, born } = fireAll(net(some), marking([token(1, 'r'), token(2, 'p')]));
    expect(after).toMatchObject({ tokens: [token(10, 'behind')], owed: { meet: ['q'] } });
    expect(born).toEqual([{ id: 10, of: [2, 1] }]);
  });

  it('swallows at once what came together with those that it needed', () => {
    const tokens = [token(3, 'p'), token(1, 'q'), token(2, 'r')];
    const { marking: after, born } = fireAll(net(some), marking(tokens));
    expect(after).toMatchObject({ tokens: [token(10, 'behind')], owed: { meet: [] } });
    expect(born).toEqual([{ id: 10, of: [1, 2] }]);
  });

  it('swallows what is owed and does not go on before all of it has come', () => {
    const owing = (tokens: Token[]) => marking(tokens, { owed: { meet: ['p', 'r'] } });
    const first = fireAll(net(some), owing([token(1, 'p'), token(2, 'q')]));
    expect(first.marking).toMatchObject({ tokens: [token(2, 'q')], owed: { meet: ['r'] } });
    expect(first.born).toEqual([]);
    const waiting = owing([token(1, 'q')]);
    expect(fireAll(net({ ...some, needed: 1 }), waiting)).toEqual({ marking: waiting, born: [] });
  });

  it('swallows all that has come of what is owed at once', () => {
    const tokens = [token(1, 'p'), token(2, 'r')];
    const { marking: after, born } = fireAll(net(some), marking(tokens, { owed: { meet: ['p', 'q', 'r'] } }));
    expect(after).toMatchObject({ tokens: [], owed: { meet: ['q'] } });
    expect(born).toEqual([]);
  });

  it('counts anew once nothing is owed', () => {
    const before = marking([token(1, 'p'), token(2, 'q'), token(3, 'r')], { owed: { meet: ['r'] } });
    const { marking: after, born } = fireAll(net(some), before);
    expect(after).toMatchObject({ tokens: [token(10, 'behind')], owed: { meet: ['r'] } });
    expect(born).toEqual([{ id: 10, of: [1, 2] }]);
  });

  it('needs all when it does not say how many', () => {
    const { needed: _, ...all } = some;
    expect(fireAll(net(all), marking([token(1, 'p'), token(2, 'q')])).born).toEqual([]);
    expect(fireAll(net(all), marking([token(1, 'p'), token(2, 'q'), token(3, 'r')])).born).toHaveLength(1);
  });

  it('owes by join', () => {
    const other = join({ nodeId: 'other', from: ['x'], to: OUTSIDE });
    const { marking: after } = fireAll(net(other), marking([token(1, 'x', 5)], { owed: { meet: ['q'] }, left: [4] }));
    expect(after).toMatchObject({ owed: { meet: ['q'], other: [] }, left: [4, 10] });
  });
});

describe('a token', () => {
  it('leaves the net outside, and keeps its data there', () => {
    const before = marking([token(1, 'p')], { left: [3] });
    // As the machines call it that lanes run.
    expect(placed(before, token(2, '(outside)', 8))).toEqual({ ...before, left: [3, 8] });
    expect(placed(before, token(2, 'q'))).toEqual({ ...before, tokens: [token(1, 'p'), token(2, 'q')] });
  });
});
