import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';
import { HttpParametersSchema } from './destinations/http-values.ts';

const Retry = z.strictObject({
  MaximumRetryAttempts: z.coerce.number().int().min(0).max(185).default(185),
  MaximumEventAgeInSeconds: z.coerce.number().int().min(60).max(86_400).default(86_400),
});

/** A target of a rule, as PutTargets and the template give it. Settings of kinds that we do not have are refused by name. */
export const TargetSchema = z.strictObject({
  Id: z.string().regex(/^[.\-_A-Za-z0-9]{1,64}$/),
  Arn: z.string().startsWith('arn:').max(1600),
  RoleArn: z.string().optional(),
  Input: z.string().max(8192).optional(),
  InputPath: z.string().max(256).optional(),
  InputTransformer: z
    .strictObject({
      InputPathsMap: z.record(z.string(), z.string()).optional(),
      InputTemplate: z.string().min(1).max(8192),
    })
    .optional(),
  HttpParameters: HttpParametersSchema.optional(),
  SqsParameters: z.strictObject({ MessageGroupId: z.string().optional() }).optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string().optional() }).optional(),
  RetryPolicy: Retry.optional(),
});
export type TargetInput = z.output<typeof TargetSchema>;

export type TargetKind = 'sqs' | 'lambda' | 'states' | 'event-bus' | 'api-destination';

/** What can deliver to an ARN; anything else is refused when the target is made, not when the first event comes. */
export function kindOf(arn: string): TargetKind {
  const [, , service = '', , , ...rest] = arn.split(':');
  const resource = rest.join(':');
  if (service === 'sqs') return 'sqs';
  if (service === 'lambda' && resource.startsWith('function:')) return 'lambda';
  if (service === 'states' && resource.startsWith('stateMachine:')) return 'states';
  if (service === 'events' && resource.startsWith('event-bus/')) return 'event-bus';
  if (service === 'events' && resource.startsWith('api-destination/')) return 'api-destination';
  throw new AwsCallError('UnsupportedOperation', `A target of the kind ${arn} is not covered by the local cloud`);
}
