import { isObject, type Json } from '../json.ts';
import type { Integrations, TaskCaller } from '../ports.ts';
import { type Outcome, sdkMetadata, serviceFailure } from './outcome.ts';

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
/** Optimized integrations: the service in error names, and in the descriptions of errors. */
const OPTIMIZED: Record<string, [prefix: string, client: string]> = {
  dynamodb: ['DynamoDB', 'AmazonDynamoDBv2'],
  sqs: ['SQS', 'AmazonSQS'],
  sns: ['SNS', 'AmazonSNS'],
  bedrock: ['Bedrock', 'BedrockRuntime'],
};
/** Optimized integrations whose result says how the call went. */
const WITH_METADATA = new Set(['dynamodb', 'sqs', 'sns']);
/** Texts that may be given as objects: they are sent as JSON. */
const TEXT_FIELDS: Record<string, string> = { sqs: 'MessageBody', sns: 'Message' };

interface Target {
  service: string;
  action: string;
  sdk: boolean;
}

/** Any API action, by an optimized integration that adds little to it or by `aws-sdk:service:action`. */
export async function callService(
  ports: Integrations,
  target: Target,
  args: Json,
  caller: TaskCaller,
): Promise<Outcome> {
  const { service, action, sdk } = target;
  const plain = PREFIXES[service] ?? service.charAt(0).toUpperCase() + service.slice(1);
  const [prefix, client] = sdk ? [plain, plain] : (OPTIMIZED[service] ?? [plain, plain]);
  try {
    const output = await ports.call(service, action, sdk ? args : withText(service, args), caller);
    const metadata = !sdk && WITH_METADATA.has(service) && isObject(output);
    return {
      ok: true,
      output: metadata ? { ...output, ...sdkMetadata({ 'Content-Type': 'application/x-amz-json-1.0' }) } : output,
    };
  } catch (error) {
    return serviceFailure(prefix, client, error, sdk ? 'sdk' : 'optimized');
  }
}

function withText(service: string, args: Json): Json {
  const field = TEXT_FIELDS[service];
  const value = field !== undefined && isObject(args) ? args[field] : undefined;
  if (field === undefined || !isObject(args) || value === undefined || typeof value === 'string') return args;
  return { ...args, [field]: JSON.stringify(value) };
}
