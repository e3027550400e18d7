import { Cron } from 'croner';
import { AwsCallError } from '#local/services/contract.ts';

/** When something is due. All times are epoch milliseconds. */
export interface Schedule {
  kind: 'rate' | 'cron' | 'at';
  /** The first time after `after`; `anchor` is when a rate began to count. Undefined when there is none any more. */
  next(after: number, anchor: number): number | undefined;
}

const units: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function invalid(expression: string): AwsCallError {
  return new AwsCallError('ValidationException', `Parameter ScheduleExpression is not valid: ${expression}`);
}

function parseRate(body: string): Schedule | undefined {
  const match = /^([1-9]\d{0,9}) (minute|hour|day)(s?)$/.exec(body);
  if (!match || (match[1] === '1') !== (match[3] === '')) return undefined;
  const period = Number(match[1]) * units[match[2]!]!;
  return { kind: 'rate', next: (after, anchor) => anchor + (Math.floor((after - anchor) / period) + 1) * period };
}

/** AWS: six fields, and exactly one of day-of-month and day-of-week is `?`. */
function parseCron(body: string, timezone: string): Schedule | undefined {
  const fields = body.trim().split(/\s+/);
  if (fields.length !== 6 || (fields[2] === '?') === (fields[4] === '?')) return undefined;
  if (fields.some((field, index) => field.includes('?') && index !== 2 && index !== 4)) return undefined;
  const pattern = `0 ${fields.map((field) => (field === '?' ? '*' : field)).join(' ')}`;
  const cron = new Cron(pattern, {
    mode: '7-part',
    alternativeWeekdays: true,
    sloppyRanges: true,
    timezone,
    paused: true,
  });
  return { kind: 'cron', next: (after) => cron.nextRun(new Date(after))?.getTime() };
}

function parseAt(body: string, timezone: string): Schedule | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(body) || Number.isNaN(Date.parse(`${body}Z`))) return undefined;
  const at = new Cron(body, { timezone, paused: true }).nextRun(new Date(0))?.getTime();
  return at === undefined ? undefined : { kind: 'at', next: (after) => (at > after ? at : undefined) };
}

/**
 * `rate(5 minutes)`, `cron(0 9 ? * MON-FRI *)` in a time zone, and (EventBridge Scheduler only) `at(2026-11-21T09:00:00)`.
 * Throws ValidationException for anything else.
 */
export function parseSchedule(expression: string, options: { timezone?: string; at?: boolean } = {}): Schedule {
  const [, kind, body = ''] = /^(rate|cron|at)\((.*)\)$/.exec(expression) ?? [];
  const { timezone = 'UTC' } = options;
  let schedule: Schedule | undefined;
  try {
    // Throws for a zone that there is none of.
    new Intl.DateTimeFormat('en', { timeZone: timezone });
    if (kind === 'rate') schedule = parseRate(body);
    else if (kind === 'cron') schedule = parseCron(body, timezone);
    else if (kind === 'at' && options.at) schedule = parseAt(body, timezone);
  } catch {
    throw invalid(expression);
  }
  if (!schedule) throw invalid(expression);
  return schedule;
}
