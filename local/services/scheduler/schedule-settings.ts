import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';
import { kindOf } from '#local/services/eventbridge/target.ts';
import { parseSchedule, type Schedule } from './expression/schedule-expression.ts';

const integer = z.coerce.number().int();
/** Epoch seconds of the API, ISO text of the template. */
const Instant = z.union([
  z.number().transform((seconds) => seconds * 1000),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
]);

const TargetSchema = z.strictObject({
  Arn: z.string().startsWith('arn:'),
  RoleArn: z.string().startsWith('arn:'),
  Input: z.string().optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string().optional() }).optional(),
  RetryPolicy: z
    .strictObject({
      MaximumRetryAttempts: integer.min(0).max(185).default(185),
      MaximumEventAgeInSeconds: integer.min(60).max(86_400).default(86_400),
    })
    .optional(),
  SqsParameters: z.strictObject({ MessageGroupId: z.string().optional() }).optional(),
  EventBridgeParameters: z
    .strictObject({ DetailType: z.string().min(1).max(128), Source: z.string().min(1).max(256) })
    .optional(),
});

/** What a schedule is, in the API and in AWS::Scheduler::Schedule alike. */
export const ScheduleSchema = z.strictObject({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  /** FLEXIBLE means some time in the window, and its beginning is such a time. */
  FlexibleTimeWindow: z.strictObject({
    Mode: z.enum(['OFF', 'FLEXIBLE']),
    MaximumWindowInMinutes: integer.min(1).max(1440).optional(),
  }),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Description: z.string().max(512).optional(),
  StartDate: Instant.optional(),
  EndDate: Instant.optional(),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  KmsKeyArn: z.string().optional(),
  Target: TargetSchema,
});
export type ScheduleSettings = z.output<typeof ScheduleSchema>;

export interface StoredSchedule {
  name: string;
  group: string;
  createdAt: number;
  modifiedAt: number;
  settings: ScheduleSettings;
}

/** The times of a schedule. Throws ValidationException for settings that cannot be. */
export function compileSchedule(settings: ScheduleSettings): Schedule {
  const { Target, FlexibleTimeWindow } = settings;
  const kind = kindOf(Target.Arn);
  if (kind === 'api-destination')
    throw new AwsCallError('ValidationException', `${Target.Arn} is not a supported target of a schedule.`);
  if ((kind === 'event-bus') !== (Target.EventBridgeParameters !== undefined))
    throw new AwsCallError(
      'ValidationException',
      'EventBridgeParameters must be given for an event bus as target, and only then',
    );
  if ((FlexibleTimeWindow.Mode === 'FLEXIBLE') !== (FlexibleTimeWindow.MaximumWindowInMinutes !== undefined))
    throw new AwsCallError(
      'ValidationException',
      'MaximumWindowInMinutes must be given for the mode FLEXIBLE, and only then',
    );
  if (settings.StartDate !== undefined && settings.EndDate !== undefined && settings.StartDate >= settings.EndDate)
    throw new AwsCallError('ValidationException', 'The StartDate must come before the EndDate.');
  return parseSchedule(settings.ScheduleExpression, { timezone: settings.ScheduleExpressionTimezone, at: true });
}
