import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextFiring } from './next-firing.ts';

const at = (time: string) => new Date(time);
const set = '2026-01-31T09:00:00.000Z';

describe('The next firing of a timer', () => {
  it.each([
    [{ duration: 'PT15M' }, set, '2026-01-31T09:15:00.000Z'],
    [{ duration: 'PT15M' }, '2026-01-31T09:15:00.000Z', undefined],
    [{ date: '2026-02-01T10:00:00+01:00' }, set, '2026-02-01T09:00:00.000Z'],
    [{ date: '2026-01-01T10:00:00Z' }, set, undefined],
    [{ cycle: 'R/PT1H' }, set, '2026-01-31T10:00:00.000Z'],
    [{ cycle: 'R/PT1H' }, '2026-01-31T13:59:00.000Z', '2026-01-31T14:00:00.000Z'],
    [{ cycle: 'R2/PT1H' }, '2026-01-31T11:00:00.000Z', undefined],
    [{ cycle: 'R/P1M' }, set, '2026-02-28T09:00:00.000Z'],
    [{ cycle: 'R/P1M' }, '2026-02-28T09:00:00.000Z', '2026-03-31T09:00:00.000Z'],
    [{ cycle: 'R/2026-01-01T06:00:00Z/P1D' }, set, '2026-02-01T06:00:00.000Z'],
    [{ cycle: 'R2/2026-01-01T06:00:00Z/P1D' }, set, undefined],
    [{ cycle: 'R2/2026-03-01T06:00:00Z/P1D' }, set, '2026-03-01T06:00:00.000Z'],
  ])('%j after %s is %s', (timer, after, expected) => {
    expect(nextFiring(timer, at(set), at(after))?.toISOString()).toBe(expected);
  });

  it('goes through the same times whether one looks often or seldom', () => {
    const cycles = fc.record({
      times: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
      period: fc.constantFrom('PT7M', 'P1D', 'P1M', 'P1Y', 'P1W', 'P2M'),
      begin: fc.constantFrom('', '2025-12-31T06:30:00Z/', '2026-05-31T00:00:00Z/'),
    });
    fc.assert(
      fc.property(cycles, fc.integer({ min: 0, max: 40 }), ({ times, period, begin }, looks) => {
        const timer = { cycle: `R${times ?? ''}/${begin}${period}` };
        let often: Date | undefined = at(set);
        const fired: Date[] = [];
        for (let look = 0; look <= looks && often; look++) {
          often = nextFiring(timer, at(set), often);
          if (often) fired.push(often);
        }
        if (times !== undefined) expect(fired.length).toBeLessThanOrEqual(times);
        expect(fired).toEqual(fired.toSorted((a, b) => a.getTime() - b.getTime()));
        for (const time of fired) expect(nextFiring(timer, at(set), new Date(time.getTime() - 1))).toEqual(time);
      }),
    );
  });
});
