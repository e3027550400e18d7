import type { Json } from '../../values/json.ts';

const pattern =
  /^\s*([+-]?\d{4,})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d+))?)?)?(Z|[+-]\d{1,2}:\d{2})?\s*$/i;

/** Milliseconds since 1970 of an ISO 8601 text as AQL accepts it: the date's parts may be short or missing. */
export function parseDate(text: string): number | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const parts = [year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0] as const;
  if (!isValid(parts)) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(parts[0], parts[1], parts[2]);
  date.setUTCHours(parts[3], parts[4], parts[5], Math.trunc(Number(`0.${match[7] ?? '0'}`) * 1000 + 1e-6));
  const time = date.getTime() - offsetOf(match[8]);
  return Number.isFinite(time) ? time : undefined;
}

/** The 31st of February is well formed: it means a day in March. */
function isValid([year, month, day, hour, minute, second]: Parts): boolean {
  if (year < -32767 || year > 32767 || month < 0 || month > 11) return false;
  return day >= 1 && day <= 31 && hour <= 24 && minute <= 59 && second <= 59;
}

type Parts = readonly [year: number, month: number, day: number, hour: number, minute: number, second: number];

function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
}

/** A date argument: a timestamp in milliseconds or an ISO 8601 text. */
export function dateOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return Math.abs(value) <= 8.64e15 ? Math.trunc(value) : undefined;
  return typeof value === 'string' ? parseDate(value) : undefined;
}

export function isoText(time: number): string {
  return new Date(time).toISOString();
}
