import { after, millisecondsOf } from '#runtime/durations.ts';
import { AppError } from '#runtime/errors.ts';

const LONGEST_MS = 86_400_000;

/** End of a lease that begins now. */
export function deadlineOf(now: string, timeout: string): string {
  const length = millisecondsOf(timeout);
  if (length >= 1_000 && length <= LONGEST_MS) return after(now, timeout);
  throw new AppError(
    'invalid',
    'job.invalid-lease-time',
    `A job is given for a second at least and a day at most, not for ${timeout}.`,
    {
      errors: [{ path: '/timeout', code: 'out-of-range', message: 'must be from PT1S to P1D' }],
      help: 'Ask for a time in which the work is usually done, and extend the lease when it takes longer.',
    },
  );
}
