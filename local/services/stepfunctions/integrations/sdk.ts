import { isObject, type Json } from '../json.ts';
import type { Integrations, TaskCaller } from '../ports.ts';
import { type Outcome, serviceFailure } from './outcome.ts';

/** Names of services as they appear in error names where they are not simply capitalised. */
const PREFIXES: Record<string, string> = {
  dynamodb: 'DynamoDb',
  sqs: 'Sqs',
  sns: 'Sns',
  s3: 'S3',
  sfn: 'Sfn',
  eventbridge: 'EventBridge',
  bedrockruntime: 'BedrockRuntime',
  secretsmanager: 'SecretsManager',
  lambda: 'Lambda',
  kms: 'Kms',
};
const OPTIMIZED_PREFIXES: Record<string, string> = {
  dynamodb: 'DynamoDB',
  sqs: 'SQS',
  sns: 'SNS',
  bedrock: 'Bedrock',
  http: 'States.Http',
};

/** Any API action, by an optimized integration that adds nothing to it or by `aws-sdk:service:action`. */
export async function callService(
  ports: Integrations,
  target: { service: string; action: string; sdk: boolean },
  args: Json,
  caller: TaskCaller,
): Promise<Outcome> {
  const prefixes = target.sdk ? PREFIXES : OPTIMIZED_PREFIXES;
  const prefix = prefixes[target.service] ?? target.service.charAt(0).toUpperCase() + target.service.slice(1);
  try {
    const output = await ports.call(
      target.service,
      target.action,
      target.service === 'sqs' ? withTextBody(args) : args,
      caller,
    );
    return { ok: true, output };
  } catch (error) {
    return serviceFailure(prefix, prefix, error);
  }
}

/** SQS bodies given as objects are sent as JSON text. */
function withTextBody(args: Json): Json {
  if (!isObject(args) || args.MessageBody === undefined || typeof args.MessageBody === 'string') return args;
  return { ...args, MessageBody: JSON.stringify(args.MessageBody) };
}
