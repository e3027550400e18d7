import { describe, expect, it } from 'vitest';
import { parseSchedule } from './schedule-expression.ts';

const next = (expression: string, after: string, timezone = 'UTC') => {
  const at = parseSchedule(expression, { timezone, at: true }).next(
    Date.parse(after),
    Date.parse('2026-01-01T00:00:30Z'),
  );
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16);
};

describe('schedule expressions', () => {
  it.each<[string, string, string, string | undefined]>([
    ['rate(5 minutes)', '2026-01-01T00:07:00Z', 'UTC', '2026-01-01T00:10'],
    ['rate(1 day)', '2026-01-02T00:00:31Z', 'UTC', '2026-01-03T00:00'],
    ['cron(0 9 ? * MON-FRI *)', '2026-11-20T10:00:00Z', 'UTC', '2026-11-23T09:00'],
    ['cron(0 9 ? * 2 *)', '2026-11-20T10:00:00Z', 'UTC', '2026-11-23T09:00'],
    ['cron(0/15 * * * ? *)', '2026-11-20T10:01:00Z', 'UTC', '2026-11-20T10:15'],
    ['cron(0 18 L * ? *)', '2026-02-01T00:00:00Z', 'UTC', '2026-02-28T18:00'],
    ['cron(0 8 ? * 6#3 *)', '2026-11-01T00:00:00Z', 'UTC', '2026-11-20T08:00'],
    ['cron(0 8 ? * 6L *)', '2026-11-01T00:00:00Z', 'UTC', '2026-11-27T08:00'],
    ['cron(0 8 15W * ? *)', '2026-08-01T00:00:00Z', 'UTC', '2026-08-14T08:00'],
    ['cron(0 0 1 1 ? 2027)', '2026-08-01T00:00:00Z', 'UTC', '2027-01-01T00:00'],
    ['cron(0 0 1 1 ? 2020)', '2026-08-01T00:00:00Z', 'UTC', undefined],
    ['cron(30 8 * * ? *)', '2026-07-01T00:00:00Z', 'Europe/Berlin', '2026-07-01T06:30'],
    ['cron(30 8 * * ? *)', '2026-12-01T00:00:00Z', 'Europe/Berlin', '2026-12-01T07:30'],
    ['at(2026-12-24T18:00:00)', '2026-11-01T00:00:00Z', 'America/New_York', '2026-12-24T23:00'],
    ['at(2026-12-24T18:00:00)', '2026-12-25T00:00:00Z', 'UTC', undefined],
  ])('%s after %s in %s', (expression, after, timezone, expected) => {
    expect(next(expression, after, timezone)).toBe(expected);
  });

  it.each([
    'rate(1 minutes)',
    'rate(5 minute)',
    'rate(0 minutes)',
    'rate(5 weeks)',
    'cron(* * * * *)',
    'cron(0 9 * * MON *)',
    'cron(0 9 ? * ? *)',
    'cron(99 9 ? * MON *)',
    'at(tomorrow)',
    'at(2026-13-01T00:00:00)',
    'every day',
    '',
  ])('refuses %j', (expression) => {
    expect(() => parseSchedule(expression, { at: true })).toThrow('ScheduleExpression is not valid');
  });

  it('refuses at() for rules, and unknown time zones', () => {
    expect(() => parseSchedule('at(2026-12-24T18:00:00)')).toThrow();
    expect(() => parseSchedule('cron(0 9 ? * MON *)', { timezone: 'Mars/Olympus' })).toThrow();
  });
});
