import { z } from 'zod';
import { orExpression } from './expressions.ts';

/** `P1Y2M3DT4H5M6S` or weeks: unlike other durations, a timer's may count months and years, as the calendar has them. */
const PERIOD = 'P(?=.)(?:\\d+W|(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?)';
const TIME = '\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:\\d{2})';

export const TimerDurationSchema = z
  .string()
  .regex(new RegExp(`^${PERIOD}$`), 'must be an ISO 8601 duration such as PT15M, P3D or P1M')
  .meta({ example: 'P3D' });

/** A moment with its zone. */
export const TimerDateSchema = z.iso.datetime({
  offset: true,
  error: 'must be a time with its zone such as 2026-01-31T09:00:00+01:00',
});

/** ISO 8601 repetition: `R3/PT1H` three times, `R/P1D` without end, `R3/2026-01-01T00:00:00Z/P1D` from a time on. */
export const TimerCycleSchema = z
  .string()
  .regex(new RegExp(`^R\\d{0,9}/(?:${TIME}/)?${PERIOD}$`), 'must be an ISO 8601 repetition such as R3/PT1H')
  .refine(beginsAtATime, 'must begin at a time that there is, such as R3/2026-01-31T09:00:00Z/P1D');

function beginsAtATime(cycle: string): boolean {
  const [, begin, period] = cycle.split('/');
  return period === undefined || TimerDateSchema.safeParse(begin).success;
}

/** When a timer is due: exactly one of these. */
export const TimerSchema = z.strictObject({
  duration: orExpression(TimerDurationSchema).optional(),
  date: orExpression(TimerDateSchema).optional(),
  cycle: orExpression(TimerCycleSchema).optional(),
});
export type Timer = z.output<typeof TimerSchema>;
