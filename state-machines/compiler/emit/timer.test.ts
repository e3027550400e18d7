import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { periodOf } from '#process-model/timers/period.ts';
import type { EventConfig } from '../normalize/model.ts';
import { later, periodsBetween } from './calendar.ts';
import { secondsUntil, waitTime } from './timer.ts';

const timer = (timer: EventConfig['timer']): EventConfig => ({ event: 'timer', interrupting: true, timer });

/** The value of a field in a state that is entered at a time. */
async function at(entered: string, field: unknown, data: Record<string, unknown> = {}): Promise<unknown> {
  if (typeof field !== 'string' || !field.startsWith('{%')) return field;
  const states = { input: { data, __context__: {} }, context: { State: { EnteredTime: entered } } };
  return jsonata(field.slice(2, -2)).evaluate({}, { states });
}

describe('a timer', () => {
  it.each([
    [{ duration: 'PT90S' }, 90],
    [{ duration: 'P1M' }, 28 * 86_400],
    [{ duration: 'P1Y' }, 365 * 86_400],
    [{ duration: 'P1M1D' }, 29 * 86_400],
    [{ cycle: 'R3/PT1H' }, 3_600],
    [{ cycle: 'R3/2026-01-31T13:00:00Z/PT1H' }, 3_600],
    [{ date: '2026-01-31T13:00:00+01:00' }, 1],
    [{ date: '2026-01-31T14:00:00+01:00' }, 3_600],
    [{ date: '2020-01-01T00:00:00Z' }, 1],
    [{ date: '2099-01-01T00:00:00Z' }, 99_999_999],
    [{ date: '{% due %}' }, 7_200],
    [{ cycle: '{% "R/PT" & count & "M" %}' }, 300],
    [{ cycle: '{% "R3/" & due & "/P1D" %}' }, 7_200],
    [{ cycle: '{% "R/P1M" %}' }, 28 * 86_400],
    [{ cycle: '{% "R/P1Y2M3DT4H5M6.5S" %}' }, 427 * 86_400 + 4 * 3_600 + 5 * 60 + 7],
  ])('that is set to %j is due in %i seconds', async (given, seconds) => {
    const field = secondsUntil(timer(given), 1);
    expect(await at('2026-01-31T12:00:00.000Z', field, { due: '2026-01-31T14:00:00Z', count: 5 })).toBe(seconds);
  });

  it.each([['tomorrow'], ['2026-01-31'], ['2026-01-31T14:00:00'], [5]])('fails over the date %j', async (due) => {
    const field = secondsUntil(timer({ date: '{% due %}' }), 1);
    await expect(at('2026-01-31T12:00:00.000Z', field, { due })).rejects.toMatchObject({
      message: expect.stringContaining('with its zone'),
    });
  });

  it.each([
    ['every hour', 'such as R3/PT1H'],
    ['R3/P', 'such as R3/PT1H'],
    ['R3/PT', 'such as R3/PT1H'],
    ['R3/2026-01-31T09:00:00/P1D', 'such as R3/PT1H'],
    [5, 'such as R3/PT1H'],
    [undefined, 'such as R3/PT1H'],
    ['R0/PT1H', 'at least once'],
    ['R/PT0S', 'A second or more'],
    ['R/2026-01-31T09:00:00Z/P1M1D', 'either months'],
  ])('fails over the cycle %j', async (given, message) => {
    const field = secondsUntil(timer({ cycle: '{% given %}' }), 1);
    await expect(at('2026-01-31T12:00:00.000Z', field, { given })).rejects.toMatchObject({
      message: expect.stringContaining(message) as string,
    });
  });

  it('that stands in the flow waits without a call', () => {
    expect(waitTime(timer({ date: '2026-01-31T14:00:00+01:00' }))).toEqual({ Timestamp: '2026-01-31T14:00:00+01:00' });
    expect(waitTime(timer({ cycle: 'R/2026-01-31T14:00:00Z/P1D' }))).toEqual({ Timestamp: '2026-01-31T14:00:00Z' });
    expect(waitTime(timer({ cycle: 'R/PT1M' }))).toEqual({ Seconds: 60 });
  });
});

describe('the calendar', () => {
  it.each([
    ['2026-01-31T12:00:00.000Z', 'P1M', 1, '2026-02-28T12:00:00.000Z'],
    ['2024-01-31T12:00:00.000Z', 'P1M', 1, '2024-02-29T12:00:00.000Z'],
    ['2026-01-31T12:00:00.000Z', 'P1M', 2, '2026-03-31T12:00:00.000Z'],
    ['2026-11-30T12:00:00.000Z', 'P1M', 3, '2027-02-28T12:00:00.000Z'],
    ['2024-02-29T12:00:00.000Z', 'P1Y', 1, '2025-02-28T12:00:00.000Z'],
    ['2026-01-31T12:00:00.000Z', 'P1M2D', 1, '2026-03-02T12:00:00.000Z'],
    ['2026-12-31T23:59:59.000Z', 'PT1S', 1, '2027-01-01T00:00:00.000Z'],
  ])('%s and %s %i times is %s', async (from, period, times, expected) => {
    const moment = await jsonata(later(String(Date.parse(from)), periodOf(period)!, String(times))).evaluate({});
    expect(new Date(moment as number).toISOString()).toBe(expected);
  });

  it.each([
    ['2026-01-01T00:00:00Z', '2026-01-01T05:30:00Z', 'PT1H', 5],
    ['2026-01-31T00:00:00Z', '2026-02-28T00:00:00Z', 'P1M', 1],
    ['2026-01-31T00:00:00Z', '2026-03-30T23:59:00Z', 'P1M', 1],
    ['2026-01-31T00:00:00Z', '2026-03-31T00:00:00Z', 'P1M', 2],
    ['2020-02-29T00:00:00Z', '2026-02-28T00:00:00Z', 'P1Y', 6],
  ])('from %s to %s there are so many whole %s: %i', async (from, to, period, count) => {
    const moments = [from, to].map((moment) => String(Date.parse(moment))) as [string, string];
    expect(await jsonata(periodsBetween(...moments, periodOf(period)!)).evaluate({})).toBe(count);
  });
});
