import type { RetryConfig } from '../normalize/model.ts';
import type { AslState } from './asl.ts';

/** Faults of the Lambda service itself: the call did not reach the work, or its answer was lost. Every call repeats them. */
const TRANSIENT: AslState = {
  ErrorEquals: [
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
    'Lambda.ClientExecutionTimeoutException',
  ],
  IntervalSeconds: 1,
  MaxAttempts: 6,
  BackoffRate: 2,
  MaxDelaySeconds: 60,
  JitterStrategy: 'FULL',
};

/** A pause is no failure of the work: it must come to its catch even where all failures are retried. */
const NOT_A_PAUSE: AslState = { ErrorEquals: ['FlowMaster.Paused'], MaxAttempts: 0 };
const WIDE = ['States.ALL', 'States.TaskFailed'];

export function retriesOf(retry?: RetryConfig): AslState[] {
  if (!retry) return [TRANSIENT];
  const given = retry.errors ?? ['States.TaskFailed'];
  // Step Functions takes States.ALL only alone, and as the last.
  const errors = given.includes('States.ALL') ? ['States.ALL'] : given;
  const own: AslState = {
    ErrorEquals: errors,
    MaxAttempts: retry.maxAttempts,
    ...(retry.maxAttempts > 0 && {
      IntervalSeconds: retry.intervalSeconds,
      BackoffRate: retry.backoffRate,
      ...(retry.maxDelaySeconds !== undefined && { MaxDelaySeconds: retry.maxDelaySeconds }),
      JitterStrategy: 'FULL',
    }),
  };
  if (!errors.some((error) => WIDE.includes(error))) return [own, TRANSIENT];
  return retry.maxAttempts > 0 ? [NOT_A_PAUSE, TRANSIENT, own] : [NOT_A_PAUSE, own];
}
