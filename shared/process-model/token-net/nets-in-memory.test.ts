import { describe, expect, it } from 'vitest';
import type { TokenNet } from '#contracts/processes/token-net.ts';
import { NO_TOKEN, OUTSIDE } from './marking.ts';
import { NetsInMemory, type Report } from './nets-in-memory.ts';

const net: TokenNet = {
  start: '(start)',
  joins: [{ nodeId: 'meet', kind: 'parallel', from: ['first', 'second'], to: 'behind' }],
};

const reporting = (nets: NetsInMemory) => (overrides: Partial<Report>) =>
  nets.report({
    address: 'visit',
    net,
    lane: 0,
    ticket: 't',
    token: 0,
    to: [],
    changed: {},
    variables: {},
    ...overrides,
  });

describe('nets in memory', () => {
  it('tell each lane what its token carries, and lane 0 in the end what all have left', () => {
    const report = reporting(new NetsInMemory());
    expect(report({ lane: 1, ticket: 'one', token: NO_TOKEN })).toEqual([]);
    const carried = { data: { x: 1 }, variables: { v: 1 } };
    expect(report({ ticket: 'zero', to: ['a', 'b'], changed: { x: 1 }, variables: { v: 1 } })).toEqual([
      { ticket: 'zero', answer: { token: 1, place: 'a', ...carried } },
      { ticket: 'one', answer: { token: 2, place: 'b', ...carried } },
    ]);
    expect(report({ ticket: 'zero 2', token: 1, to: ['first'], changed: { x: 2 }, variables: { v: 1 } })).toEqual([]);
    const met = { token: 5, place: 'behind', data: { x: 2, y: 3 }, variables: { v: 1 } };
    expect(
      report({ lane: 1, ticket: 'one 2', token: 2, to: ['second'], changed: { x: 1, y: 3 }, variables: { v: 1 } }),
    ).toEqual([{ ticket: 'one 2', answer: met }]);
    const over = { token: -1, place: OUTSIDE, variables: {} };
    expect(report({ lane: 1, ticket: 'one 3', token: 5, to: [OUTSIDE], changed: { x: 2, y: 4 } })).toEqual([
      { ticket: 'zero 2', answer: { ...over, data: { x: 2, y: 4 } } },
      { ticket: 'one 3', answer: { ...over, data: {} } },
    ]);
  });

  it('keep only the data that a token still needs', () => {
    const nets = new NetsInMemory();
    const report = reporting(nets);
    report({ to: ['a'], changed: { x: 1 } });
    report({ token: 1, to: ['b'], changed: { x: 2 } });
    const { marking, data } = nets.at('visit')!;
    expect(marking.tokens).toEqual([{ id: 2, place: 'b', data: 2, lane: 0 }]);
    expect([...data.keys()]).toEqual([2]);
  });

  it('add what a lane reports to what its own token carried', () => {
    const report = reporting(new NetsInMemory());
    report({ lane: 1, ticket: 'one', token: NO_TOKEN });
    report({ ticket: 'zero', to: ['a', 'b'], changed: { x: 1 } });
    report({ ticket: 'zero 2', token: 1, to: ['c'], changed: { x: 5 } });
    report({ ticket: 'zero 3', token: 3, to: ['first'], changed: { x: 6 } });
    // Written twice on this way, and three times on the other.
    expect(report({ lane: 1, ticket: 'one 2', token: 2, to: ['second'], changed: { x: 3 } })).toEqual([
      { ticket: 'one 2', answer: { token: 6, place: 'behind', data: { x: 6 }, variables: {} } },
    ]);
  });

  it('tell a lane nothing that has not come yet', () => {
    const report = reporting(new NetsInMemory());
    report({ lane: 1, ticket: 'one', token: NO_TOKEN });
    expect(report({ lane: 1, ticket: 'again', token: NO_TOKEN })).toEqual([]);
  });

  it('keep visits apart', () => {
    const nets = new NetsInMemory();
    reporting(nets)({ to: ['a'] });
    expect(nets.at('another')).toBeUndefined();
    expect(reporting(nets)({ address: 'another', to: ['c'] })).toMatchObject([{ answer: { token: 1, place: 'c' } }]);
    expect(nets.at('visit')!.marking.tokens).toMatchObject([{ place: 'a' }]);
  });
});
