import type { Resource } from '../asl/resource.ts';
import type { ApiSchema } from './api-schema.ts';

type Service = Extract<Resource, { kind: 'service' }>;

/** The models of AWS's APIs as the SDK has them, loaded when a mock is held against one. */
const MODELS: Record<string, () => Promise<object>> = {
  bedrockruntime: () => import('@aws-sdk/client-bedrock-runtime'),
  dynamodb: () => import('@aws-sdk/client-dynamodb'),
  eventbridge: () => import('@aws-sdk/client-eventbridge'),
  kms: () => import('@aws-sdk/client-kms'),
  lambda: () => import('@aws-sdk/client-lambda'),
  s3: () => import('@aws-sdk/client-s3'),
  secretsmanager: () => import('@aws-sdk/client-secrets-manager'),
  sesv2: () => import('@aws-sdk/client-sesv2'),
  sfn: () => import('@aws-sdk/client-sfn'),
  sqs: () => import('@aws-sdk/client-sqs'),
  sts: () => import('@aws-sdk/client-sts'),
};

/** Optimized integrations that have another name than the API they call. */
const OPTIMIZED: Record<string, string> = { events: 'eventbridge', states: 'sfn', bedrock: 'bedrockruntime' };

/** Members that optimized integrations give as JSON where the API has text. */
const PARSED: Record<string, string[]> = { 'lambda:invoke': ['Payload'], 'bedrock:invokeModel': ['Body'] };

export interface ResultModel {
  /** `lambda:Invoke`, for messages. */
  name: string;
  schema: ApiSchema;
  free: ReadonlySet<string>;
}

/** The model of what a task's result is made of; undefined where there is no such model. */
export async function resultModel(resource: Service): Promise<ResultModel | undefined> {
  const service = resource.sdk ? resource.service : (OPTIMIZED[resource.service] ?? resource.service);
  // A task that waits for an execution gets what describes it, not the answer to its start.
  const waits = resource.pattern === 'sync' || resource.pattern === 'sync:2';
  const action = waits && resource.service === 'states' ? 'describeExecution' : resource.action;
  const operation = `${action.charAt(0).toUpperCase()}${action.slice(1)}`;
  const model: Record<string, unknown> = { ...(await MODELS[service]?.()) };
  const schema = model[`${operation}$`];
  if (!Array.isArray(schema)) return undefined;
  const parsed = resource.sdk ? [] : (PARSED[`${resource.service}:${resource.action}`] ?? []);
  return {
    name: `${service}:${operation}`,
    schema: schema[5] as ApiSchema,
    free: new Set(resource.pattern === 'sync:2' ? [...parsed, 'Output', 'Input'] : parsed),
  };
}
