const MACROS: Readonly<Record<string, string>> = {
  '@hourly': '0 0 * * * *',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@weekly': '0 0 0 * * SUN',
  '@monthly': '0 0 0 1 * *',
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
};
/** A week of which January 4, 2026 is the Sunday. */
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** A cycle as Camunda takes it from Spring and Quartz: six fields or seven from seconds to years, or a name for one. */
export const isCron = (text: string): boolean =>
  text.toLowerCase() in MACROS || /^[-\d*/,?A-Za-z#]+(\s+[-\d*/,?A-Za-z#]+){4,6}$/.test(text);

/**
 * The ISO 8601 repetition that comes closest to a cron expression, in UTC: for steps of seconds, minutes and hours, and for a time
 * of each day, week, month or year. Undefined for what has no even steps.
 */
export function repetitionFor(text: string): string | undefined {
  const cron = MACROS[text.toLowerCase()] ?? text.toUpperCase();
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = ''] = cron.split(/\s+/);
  const anyDay = isAny(day) && isAny(month) && isAny(weekday);
  const step = (field: string): number => (field === '*' ? 1 : Number(/^(?:\*|0)\/(\d+)$/.exec(field)?.[1] ?? 0));
  if (anyDay && hour === '*' && minute === '*' && step(second) > 0) return `R/PT${step(second)}S`;
  if (anyDay && hour === '*' && isNumber(second) && step(minute) > 0) return `R/PT${step(minute)}M`;
  if (anyDay && isNumber(second) && isNumber(minute) && step(hour) > 0) return `R/PT${step(hour)}H`;
  if (![second, minute, hour].every(isNumber)) return undefined;
  const at = `T${[hour, minute, second].map((part) => part.padStart(2, '0')).join(':')}Z`;
  if (anyDay) return `R/2026-01-01${at}/P1D`;
  const named = DAYS.indexOf(weekday);
  const inWeek = named === -1 && /^[0-7]$/.test(weekday) ? Number(weekday) % 7 : named;
  if (isAny(day) && isAny(month) && inWeek >= 0) return `R/2026-01-${String(inWeek + 4).padStart(2, '0')}${at}/P7D`;
  if (!isNumber(day) || !isAny(weekday)) return undefined;
  if (isAny(month)) return `R/2026-01-${day.padStart(2, '0')}${at}/P1M`;
  return isNumber(month) ? `R/2026-${month.padStart(2, '0')}-${day.padStart(2, '0')}${at}/P1Y` : undefined;
}

const isAny = (field: string): boolean => field === '*' || field === '?';
const isNumber = (field: string): boolean => /^\d{1,2}$/.test(field);
