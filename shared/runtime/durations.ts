const UNIT_MS: Record<string, number> = { W: 604_800_000, D: 86_400_000, H: 3_600_000, M: 60_000, S: 1_000 };

/** Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds (`DurationSchema`). */
export const millisecondsOf = (duration: string): number =>
  [...duration.matchAll(/(\d+(?:\.\d+)?)([WDHMS])/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * UNIT_MS[unit!]!,
    0,
  );

export const after = (time: string, duration: string): string =>
  new Date(Date.parse(time) + millisecondsOf(duration)).toISOString();
