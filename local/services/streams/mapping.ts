import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';

const bool = z.union([z.boolean(), z.stringbool()]);
const integer = z.coerce.number().int();

/** AWS::Lambda::EventSourceMapping. What would change deliveries and is not here is refused by name. */
const MappingSchema = z.strictObject({
  EventSourceArn: z.string().startsWith('arn:'),
  FunctionName: z.string(),
  Enabled: bool.default(true),
  BatchSize: integer.min(1).max(10_000).optional(),
  MaximumBatchingWindowInSeconds: integer.min(0).max(300).default(0),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).optional(),
  FilterCriteria: z
    .strictObject({
      Filters: z
        .array(z.strictObject({ Pattern: z.string() }))
        .max(10)
        .default([]),
    })
    .optional(),
  BisectBatchOnFunctionError: bool.default(false),
  MaximumRetryAttempts: integer.min(-1).max(10_000).default(-1),
  MaximumRecordAgeInSeconds: integer.min(-1).max(604_800).default(-1),
  /** Records of a shard go in order, one batch at a time: a factor would only make it faster. */
  ParallelizationFactor: integer.min(1).max(10).optional(),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() }).optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.strictObject({ MaximumConcurrency: integer.min(2).max(1000).optional() }).optional(),
  Tags: z.unknown().optional(),
  MetricsConfig: z.unknown().optional(),
  KmsKeyArn: z.string().optional(),
});

export interface Mapping {
  /** The same at every start: checkpoints are kept under it. */
  id: string;
  sourceArn: string;
  functionName: string;
  enabled: boolean;
  batchSize: number;
  windowMs: number;
  startingPosition: 'TRIM_HORIZON' | 'LATEST';
  /** Patterns of which a record has to match one; none takes every record. */
  filters: readonly string[];
  bisect: boolean;
  /** Infinity retries for as long as the record lives. */
  maximumRetries: number;
  maximumAgeMs: number;
  onFailureArn: string | undefined;
  reportsFailures: boolean;
  maximumConcurrency: number;
}

const unlimited = (value: number) => (value < 0 ? Number.POSITIVE_INFINITY : value);

export function parseMapping(properties: unknown): Mapping {
  const parsed = MappingSchema.safeParse(properties);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const named = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
    const code = issue?.code === 'unrecognized_keys' ? 'UnsupportedOperation' : 'InvalidParameterValueException';
    throw new AwsCallError(
      code,
      `${named} of AWS::Lambda::EventSourceMapping: ${issue?.code === 'unrecognized_keys' ? 'not covered by the local cloud' : issue?.message}`,
    );
  }
  const input = parsed.data;
  const isQueue = input.EventSourceArn.split(':')[2] === 'sqs';
  if (!isQueue && input.StartingPosition === undefined)
    throw new AwsCallError(
      'InvalidParameterValueException',
      '1 validation error detected: StartingPosition is required for streams',
    );
  return {
    id: createHash('sha256').update(`${input.FunctionName}\n${input.EventSourceArn}`).digest('hex').slice(0, 32),
    sourceArn: input.EventSourceArn,
    functionName: input.FunctionName,
    enabled: input.Enabled,
    batchSize: input.BatchSize ?? (isQueue ? 10 : 100),
    windowMs: input.MaximumBatchingWindowInSeconds * 1000,
    startingPosition: input.StartingPosition ?? 'TRIM_HORIZON',
    filters: input.FilterCriteria?.Filters.map((filter) => filter.Pattern) ?? [],
    bisect: input.BisectBatchOnFunctionError,
    maximumRetries: unlimited(input.MaximumRetryAttempts),
    maximumAgeMs: unlimited(input.MaximumRecordAgeInSeconds) * 1000,
    onFailureArn: input.DestinationConfig?.OnFailure?.Destination,
    reportsFailures: input.FunctionResponseTypes.length > 0,
    maximumConcurrency: input.ScalingConfig?.MaximumConcurrency ?? 10,
  };
}
