import { AwsCallError } from '#local/services/contract.ts';
import type { NewMessage } from '#local/services/storage/sqs/new-message.ts';
import type { Delivery } from './delivery.ts';

/** Errors that trying again does not heal: what is asked for does not exist, is not allowed, or cannot be. */
const permanent = new Set([
  'QueueDoesNotExist',
  'ResourceNotFoundException',
  'StateMachineDoesNotExist',
  'AccessDeniedException',
  'ERROR_FROM_TARGET',
  'InvalidExecutionInput',
  'InvalidParameterValue',
  'InvalidArn',
  'InvalidName',
  'MissingParameter',
  'UnsupportedOperation',
  'ValidationException',
]);

/** The target says itself when to come back. */
export class RetryLater extends Error {
  readonly delayMs: number;
  constructor(message: string, delayMs: number) {
    super(message);
    this.delayMs = delayMs;
  }
}

export function isPermanent(error: unknown): boolean {
  return error instanceof AwsCallError && permanent.has(error.code);
}

/** Exponential from a second to five minutes, with full jitter, so that targets that were down are not overrun. */
export function backoffMs(attempts: number, random: () => number = Math.random): number {
  const ceiling = Math.min(300_000, 1000 * 2 ** Math.min(attempts - 1, 16));
  return Math.round(ceiling * (0.5 + random() / 2));
}

/** Why no attempt follows; undefined when one does. */
export function exhaustion(
  delivery: Delivery,
  error: unknown,
  now: number,
): 'Permanent' | 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds' | undefined {
  if (isPermanent(error)) return 'Permanent';
  if (delivery.attempts > delivery.maximumRetries) return 'MaximumRetryAttempts';
  return now - delivery.acceptedAt > delivery.maximumAgeMs ? 'MaximumEventAgeInSeconds' : undefined;
}

/** The message of the dead-letter queue: the payload, and why it is there. */
export function deadLetter(delivery: Delivery, error: unknown, condition: string): NewMessage {
  const text = (StringValue: string) => ({ DataType: 'String', StringValue: StringValue.slice(0, 1024) || '-' });
  const isRule = delivery.originArn.includes(':rule/');
  const origin = isRule ? { RULE_ARN: text(delivery.originArn) } : { SCHEDULE_ARN: text(delivery.originArn) };
  return {
    body: delivery.payload,
    groupId: delivery.groupId,
    attributes: {
      ...origin,
      TARGET_ARN: text(delivery.targetArn),
      ERROR_CODE: text(error instanceof AwsCallError ? error.code : 'SDK_CLIENT_ERROR'),
      ERROR_MESSAGE: text(error instanceof Error ? error.message : String(error)),
      RETRY_ATTEMPTS: { DataType: 'Number', StringValue: String(Math.max(0, delivery.attempts - 1)) },
      ...(condition === 'Permanent' ? {} : { EXHAUSTED_RETRY_CONDITION: text(condition) }),
    },
  };
}
