import { randomUUID } from 'node:crypto';
import type { CloudContext } from '#local/services/contract.ts';
import type { NewDelivery } from '#local/services/eventbridge/delivery/delivery.ts';
import { createEvent } from '#local/services/eventbridge/event.ts';
import type { JsonValue } from '#local/services/eventbridge/pattern/json.ts';
import { kindOf } from '#local/services/eventbridge/target.ts';
import type { StoredSchedule } from './schedule-settings.ts';

function isoSeconds(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The input with Scheduler's context attributes filled in, or Scheduler's own event where none is given. */
function inputOf(
  schedule: StoredSchedule,
  arn: string,
  scheduledAt: number,
  executionId: string,
  context: CloudContext,
): string {
  const { Input } = schedule.settings.Target;
  if (Input === undefined) {
    const event = createEvent(
      {
        source: 'aws.scheduler',
        detailType: 'Scheduled Event',
        detail: '{}',
        resources: [arn],
        time: new Date(scheduledAt),
      },
      context,
    );
    return JSON.stringify(event);
  }
  return Input.replaceAll('<aws.scheduler.schedule-arn>', arn)
    .replaceAll('<aws.scheduler.scheduled-time>', isoSeconds(scheduledAt))
    .replaceAll('<aws.scheduler.execution-id>', executionId)
    .replaceAll('<aws.scheduler.attempt-number>', '1');
}

/** An event bus gets an event whose detail is the input. */
function asEvent(
  { settings }: StoredSchedule,
  arn: string,
  scheduledAt: number,
  input: string,
  context: CloudContext,
): string {
  const { DetailType = '', Source = '' } = settings.Target.EventBridgeParameters ?? {};
  const event = {
    source: Source,
    detailType: DetailType,
    detail: JSON.parse(input) as JsonValue,
    resources: [arn],
    time: new Date(scheduledAt),
  };
  return JSON.stringify(createEvent(event, context));
}

/** One firing of a schedule as a delivery to its target. */
export function scheduleDelivery(
  schedule: StoredSchedule,
  arn: string,
  scheduledAt: number,
  context: CloudContext,
): NewDelivery {
  const { Target } = schedule.settings;
  const kind = kindOf(Target.Arn);
  const executionId = randomUUID();
  const input = inputOf(schedule, arn, scheduledAt, executionId, context);
  return {
    kind,
    targetArn: Target.Arn,
    roleArn: Target.RoleArn,
    groupId: Target.SqsParameters?.MessageGroupId,
    originArn: arn,
    key: executionId,
    hops: 0,
    payload: kind === 'event-bus' ? asEvent(schedule, arn, scheduledAt, input, context) : input,
    deadLetterArn: Target.DeadLetterConfig?.Arn,
    maximumRetries: Target.RetryPolicy?.MaximumRetryAttempts ?? 185,
    maximumAgeMs: (Target.RetryPolicy?.MaximumEventAgeInSeconds ?? 86_400) * 1000,
  };
}
