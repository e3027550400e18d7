import { z } from 'zod';
import { AwsCallError, type CloudContext, type ResourceProvider } from '#local/services/contract.ts';
import { physicalName } from '#local/services/physical-name.ts';
import type { S3Service } from './s3/service.ts';
import type { SqsService } from './sqs/service.ts';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const Queue = z.looseObject({ QueueName: z.string().optional() });
/** Properties of AWS::SQS::Queue that are not attributes of the API. */
const notAttributes = new Set(['QueueName', 'Tags']);

function queueAttributes(properties: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(properties).filter(([name]) => !notAttributes.has(name));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : text.parse(value)]),
  );
}

function queueProvider(sqs: SqsService): ResourceProvider {
  return {
    types: ['AWS::SQS::Queue'],
    async create(logicalId, properties, _context, { stack }) {
      const attributes = queueAttributes(properties);
      const fifo = attributes.FifoQueue === 'true';
      const generated = fifo ? `${physicalName(stack, logicalId, 75)}.fifo` : physicalName(stack, logicalId, 80);
      const name = Queue.parse(properties).QueueName ?? generated;
      const existing = sqs.queues.find(name);
      const queue = existing ?? (await sqs.queues.create(name, attributes, {}));
      if (existing) await sqs.queues.configure(existing, attributes);
      return {
        ref: sqs.urlOf(queue),
        attributes: { Arn: queue.arn, QueueName: queue.name, QueueUrl: sqs.urlOf(queue) },
      };
    },
  };
}

const QueuePolicy = z.object({ Queues: z.array(z.string()).min(1), PolicyDocument: z.looseObject({}) });

function queuePolicyProvider(sqs: SqsService): ResourceProvider {
  return {
    types: ['AWS::SQS::QueuePolicy'],
    async create(logicalId, properties) {
      const { Queues, PolicyDocument } = QueuePolicy.parse(properties);
      for (const url of Queues)
        await sqs.queues.configure(sqs.queues.get(url), { Policy: JSON.stringify(PolicyDocument) });
      return { ref: logicalId, attributes: { Id: logicalId } };
    },
  };
}

const Bucket = z.looseObject({
  BucketName: z.string().optional(),
  NotificationConfiguration: z.looseObject({}).optional(),
});

/** Encryption, versioning, lifecycle and access settings of the template have no local effect; notifications would, so they are refused. */
function bucketProvider(s3: S3Service): ResourceProvider {
  return {
    types: ['AWS::S3::Bucket'],
    create(logicalId, properties, context: CloudContext, { stack }) {
      const { BucketName, NotificationConfiguration } = Bucket.parse(properties);
      if (NotificationConfiguration)
        throw new AwsCallError(
          'UnsupportedOperation',
          'NotificationConfiguration of AWS::S3::Bucket is not covered by the local cloud',
        );
      const name = BucketName ?? physicalName(stack, logicalId, 63).toLowerCase();
      s3.createBucket(name);
      const domain = `${name}.s3.amazonaws.com`;
      const regional = `${name}.s3.${context.region}.amazonaws.com`;
      const attributes = {
        Arn: `arn:${context.partition}:s3:::${name}`,
        DomainName: domain,
        RegionalDomainName: regional,
      };
      return Promise.resolve({ ref: name, attributes });
    },
  };
}

/** Within one account an identity's own policy decides; bucket policies only restrict transport and origin, which is loopback here. */
const bucketPolicyProvider: ResourceProvider = {
  types: ['AWS::S3::BucketPolicy'],
  create: (logicalId) => Promise.resolve({ ref: logicalId, attributes: {} }),
};

export function storageProviders(s3: S3Service, sqs: SqsService): ResourceProvider[] {
  return [queueProvider(sqs), queuePolicyProvider(sqs), bucketProvider(s3), bucketPolicyProvider];
}
