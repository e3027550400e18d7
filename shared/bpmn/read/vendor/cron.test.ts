import { describe, expect, it } from 'vitest';
import { isCron, repetitionFor } from './cron.ts';

describe('a cron expression', () => {
  it.each([
    ['0/10 * * * * *', 'R/PT10S'],
    ['0 0/5 * * * *', 'R/PT5M'],
    ['0 * * * * *', 'R/PT1M'],
    ['0 0 * * * *', 'R/PT1H'],
    ['0 0 0/6 * * ?', 'R/PT6H'],
    ['@hourly', 'R/PT1H'],
    ['0 30 9 * * *', 'R/2026-01-01T09:30:00Z/P1D'],
    ['0 0 8 ? * MON', 'R/2026-01-05T08:00:00Z/P7D'],
    ['0 0 8 * * 7', 'R/2026-01-04T08:00:00Z/P7D'],
    ['0 0 0 15 * ?', 'R/2026-01-15T00:00:00Z/P1M'],
    ['@yearly', 'R/2026-01-01T00:00:00Z/P1Y'],
    ['0 0 9-17 * * MON-FRI', undefined],
    ['0 0 0 L * *', undefined],
  ])('%s comes closest to %s', (cron, repetition) => {
    expect(isCron(cron)).toBe(true);
    expect(repetitionFor(cron)).toBe(repetition);
  });

  it.each(['R/PT1H', 'every day', 'P1D', ''])('is not “%s”', (text) => {
    expect(isCron(text)).toBe(false);
  });
});
