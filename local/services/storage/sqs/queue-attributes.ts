import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';

/** Settings of a queue; times in seconds, as in the API. */
export interface QueueSettings {
  visibilityTimeout: number;
  delaySeconds: number;
  retentionSeconds: number;
  maximumMessageSize: number;
  waitSeconds: number;
  fifo: boolean;
  contentBasedDeduplication: boolean;
  redrive: { deadLetterTargetArn: string; maxReceiveCount: number } | undefined;
}

function bounded(name: string, least: number, most: number, fallback: number) {
  return (text: string | undefined): number => {
    if (text === undefined) return fallback;
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new AwsCallError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
    return value;
  };
}

const visibility = bounded('VisibilityTimeout', 0, 43_200, 30);
const delay = bounded('DelaySeconds', 0, 900, 0);
const retention = bounded('MessageRetentionPeriod', 60, 1_209_600, 345_600);
const size = bounded('MaximumMessageSize', 1024, 1_048_576, 1_048_576);
const wait = bounded('ReceiveMessageWaitTimeSeconds', 0, 20, 0);

const RedriveSchema = z.object({
  deadLetterTargetArn: z.string().startsWith('arn:'),
  maxReceiveCount: z.coerce.number().int().min(1).max(1000),
});

function redrive(text: string | undefined): QueueSettings['redrive'] {
  if (text === undefined || text === '') return undefined;
  try {
    return RedriveSchema.parse(JSON.parse(text));
  } catch {
    throw new AwsCallError('InvalidAttributeValue', `Value ${text} for parameter RedrivePolicy is invalid.`);
  }
}

/** Kept and shown, with no effect here: access is IAM's, encryption the disk's. */
const kept = new Set([
  'Policy',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'SqsManagedSseEnabled',
  'RedriveAllowPolicy',
]);
const effective = new Set([
  'VisibilityTimeout',
  'DelaySeconds',
  'MessageRetentionPeriod',
  'MaximumMessageSize',
  'ReceiveMessageWaitTimeSeconds',
  'RedrivePolicy',
  'FifoQueue',
  'ContentBasedDeduplication',
]);

export function readSettings(attributes: Record<string, string>): QueueSettings {
  for (const name of Object.keys(attributes)) {
    if (name === 'DeduplicationScope' || name === 'FifoThroughputLimit')
      throw new AwsCallError('UnsupportedOperation', `The queue attribute ${name} is not covered by the local cloud`);
    if (!kept.has(name) && !effective.has(name))
      throw new AwsCallError('InvalidAttributeName', `Unknown Attribute ${name}.`);
  }
  return {
    visibilityTimeout: visibility(attributes.VisibilityTimeout),
    delaySeconds: delay(attributes.DelaySeconds),
    retentionSeconds: retention(attributes.MessageRetentionPeriod),
    maximumMessageSize: size(attributes.MaximumMessageSize),
    waitSeconds: wait(attributes.ReceiveMessageWaitTimeSeconds),
    redrive: redrive(attributes.RedrivePolicy),
    fifo: attributes.FifoQueue === 'true',
    contentBasedDeduplication: attributes.ContentBasedDeduplication === 'true',
  };
}

const textDefaults = (settings: QueueSettings): Record<string, string> => ({
  VisibilityTimeout: String(settings.visibilityTimeout),
  DelaySeconds: String(settings.delaySeconds),
  MessageRetentionPeriod: String(settings.retentionSeconds),
  MaximumMessageSize: String(settings.maximumMessageSize),
  ReceiveMessageWaitTimeSeconds: String(settings.waitSeconds),
});

/** All attributes, the defaulted ones included. */
export function describeSettings(settings: QueueSettings, attributes: Record<string, string>): Record<string, string> {
  return { SqsManagedSseEnabled: 'true', ...attributes, ...textDefaults(settings) };
}
