import { TimerCycleSchema, TimerDurationSchema } from '#contracts/process-definition/index.ts';

/** A span of time: months as the calendar has them, and seconds. */
export interface Period {
  readonly months: number;
  readonly seconds: number;
}

/** An ISO 8601 repetition. */
export interface Cycle {
  /** How often it fires; without end when absent. */
  readonly times?: number;
  /** When it fires first; one period after its activity begins when absent. */
  readonly begin?: string;
  readonly period: Period;
}

const SECONDS = { W: 604_800, D: 86_400, H: 3_600, M: 60, S: 1 } as const;

/** The span that an ISO 8601 duration stands for, or undefined when it is none. */
export function periodOf(duration: string): Period | undefined {
  if (!TimerDurationSchema.safeParse(duration).success) return undefined;
  const [days = '', time = ''] = duration.slice(1).split('T');
  const number = (text: string, unit: string) => Number(new RegExp(`(\\d+(?:\\.\\d+)?)${unit}`).exec(text)?.[1] ?? 0);
  const seconds =
    number(days, 'W') * SECONDS.W +
    number(days, 'D') * SECONDS.D +
    number(time, 'H') * SECONDS.H +
    number(time, 'M') * SECONDS.M +
    number(time, 'S');
  return { months: number(days, 'Y') * 12 + number(days, 'M'), seconds };
}

/** The repetition that a text such as `R3/PT1H` or `R/2026-01-01T00:00:00Z/P1D` stands for, or undefined. */
export function cycleOf(text: string): Cycle | undefined {
  if (!TimerCycleSchema.safeParse(text).success) return undefined;
  const parts = text.split('/');
  const times = parts[0]!.slice(1);
  const begin = parts.length === 3 ? parts[1] : undefined;
  return {
    ...(times !== '' && { times: Number(times) }),
    ...(begin !== undefined && { begin }),
    period: periodOf(parts.at(-1)!)!,
  };
}

/** Seconds of a period of which no month is longer: for bounds, not for reckoning. */
export const atLeastSeconds = ({ months, seconds }: Period): number => months * 28 * SECONDS.D + seconds;
