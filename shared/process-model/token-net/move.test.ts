import { describe, expect, it } from 'vitest';
import type { TokenNet } from '#contracts/processes/token-net.ts';
import { beginning, isOver, type Marking, NO_TOKEN, OUTSIDE } from './marking.ts';
import { type Move, moveTokens } from './move.ts';

const net: TokenNet = {
  start: '(start)',
  joins: [{ nodeId: 'meet', kind: 'parallel', from: ['first', 'second'], to: 'behind' }],
};

/** The marking after reports, of which each is `[lane, ticket, token, places]`. */
const marked = (...moves: [number, string, number, string[]][]) =>
  moves.reduce<Marking>((marking, move) => moveTokens(net, marking, asMove(move)).marking, beginning(net));
const asMove = ([lane, ticket, token, to]: [number, string, number, string[]]): Move => ({ lane, ticket, token, to });
const move = (before: Marking, ...report: [number, string, number, string[]]) =>
  moveTokens(net, before, asMove(report));

describe('a net', () => {
  it('begins with one token in lane 0', () => {
    expect(beginning(net)).toEqual({
      next: 1,
      tokens: [{ id: 0, place: '(start)', data: 0, lane: 0 }],
      left: [],
      lanes: {},
      brought: {},
      owed: {},
    });
    expect(isOver(beginning(net))).toBe(false);
  });

  it('lets a lane that has carried nothing wait', () => {
    // As the machines call it that lanes run.
    const { marking, ...rest } = move(beginning(net), 1, 'one', -1, []);
    expect(rest).toEqual({ born: [], gone: [], assigned: [] });
    expect(marking).toEqual({ ...beginning(net), lanes: { 1: ['one'] }, brought: { 1: NO_TOKEN } });
  });
});

describe('a split', () => {
  const before = marked([1, 'one', NO_TOKEN, []], [2, 'two', NO_TOKEN, []]);

  it('makes tokens that share what was reported, and gives them to free lanes, the reporting one first', () => {
    const { marking, born, gone, assigned } = move(before, 0, 'zero', 0, ['a', 'b']);
    const tokens = [
      { id: 1, place: 'a', data: 1, lane: 0 },
      { id: 2, place: 'b', data: 1, lane: 1 },
    ];
    expect(marking).toMatchObject({ next: 3, tokens, brought: { 0: 0, 1: NO_TOKEN }, lanes: { 0: ['zero'] } });
    expect(assigned).toEqual(tokens);
    expect(born).toEqual([{ id: 1, of: [] }]);
    expect(gone).toEqual([0]);
  });

  it('lets tokens wait for a lane when none is free, and gives it them when one is', () => {
    const full = marked([0, 'zero', 0, ['a', 'b', 'c']]);
    expect(full.tokens.map(({ lane }) => lane)).toEqual([0, undefined, undefined]);
    const { assigned } = move(full, 1, 'one', NO_TOKEN, []);
    expect(assigned).toEqual([{ id: 2, place: 'b', data: 1, lane: 1 }]);
  });

  it('does not give a lane to a token that waits at a join', () => {
    const { assigned, marking } = move(before, 0, 'zero', 0, ['first', 'b']);
    expect(assigned).toEqual([{ id: 2, place: 'b', data: 1, lane: 0 }]);
    expect(marking.tokens[0]).toEqual({ id: 1, place: 'first', data: 1 });
  });
});

describe('a join', () => {
  it('goes on with a token of its own when all have come; what they carried is needed no more', () => {
    const before = marked([1, 'one', NO_TOKEN, []], [0, 'zero', 0, ['a', 'b']], [0, 'again', 1, ['first']]);
    const { marking, born, gone, assigned } = move(before, 1, 'last', 2, ['second']);
    expect(born).toEqual([
      { id: 4, of: [] },
      { id: 5, of: [3, 4] },
    ]);
    expect(assigned).toEqual([{ id: 5, place: 'behind', data: 5, lane: 1 }]);
    expect(gone).toEqual([1, 3, 4]);
    expect(marking.tokens).toEqual(assigned);
  });
});

describe('what leaves the net', () => {
  it('is kept until all is over', () => {
    const { marking, gone, assigned } = move(beginning(net), 0, 'zero', 0, [OUTSIDE]);
    expect(marking).toMatchObject({ tokens: [], left: [1] });
    expect({ gone, assigned }).toEqual({ gone: [0], assigned: [] });
    expect(isOver(marking)).toBe(true);
  });

  it('leaves nothing when the token ended', () => {
    const { marking, born, gone } = move(beginning(net), 0, 'zero', 0, []);
    expect(marking).toMatchObject({ next: 1, tokens: [], left: [] });
    expect({ born, gone }).toEqual({ born: [], gone: [0] });
  });
});

describe('a repeated report', () => {
  const before = marked([1, 'one', NO_TOKEN, []], [0, 'zero', 0, ['a', 'b']]);

  it('moves nothing and tells all again, under its new ticket too', () => {
    const { marking, ...rest } = move(before, 0, 'retried', 0, ['a', 'b']);
    expect(marking).toEqual({ ...before, lanes: { 0: ['zero', 'retried'], 1: ['one'] } });
    expect(rest).toEqual({ born: [], gone: [], assigned: before.tokens });
  });

  it('keeps a ticket once', () => {
    expect(move(before, 0, 'zero', 0, ['a', 'b']).marking).toBe(before);
  });

  it('tells only tokens that have a lane', () => {
    const waiting = marked([0, 'zero', 0, ['a', 'first']]);
    expect(move(waiting, 0, 'retried', 0, ['a', 'first']).assigned).toEqual([waiting.tokens[0]]);
  });

  it('that its lane gave up long ago is not waited for', () => {
    const later = marked([1, 'one', NO_TOKEN, []], [0, 'zero', 0, ['a', 'b']], [0, 'again', 1, ['first']]);
    expect(move(later, 0, 'given up', 0, ['a', 'b']).marking).toBe(later);
  });

  it('of a token that another lane carries moves nothing', () => {
    expect(move(before, 0, 'wrong', 2, ['first']).marking).toBe(before);
  });
});
