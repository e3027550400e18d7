import type { Json, JsonObject } from '../json.ts';
import { type Integrations, type InvokeOptions, type LambdaAnswer, ServiceError } from '../ports.ts';
import { type HttpAnswer, type HttpRequest, post } from './http.ts';
import { invokeModel, SdkClients } from './sdk-client.ts';

export interface RemoteEndpoints {
  lambda: string | undefined;
  aws: string | undefined;
  region: string;
}

/** Reaches other services over HTTP, for the engine that runs alone. What has no endpoint is refused by name. */
export function remoteIntegrations(endpoints: RemoteEndpoints): Integrations {
  const clients = endpoints.aws === undefined ? undefined : new SdkClients(endpoints.aws, endpoints.region);
  return {
    invokeLambda: (arn, payload, options) => invoke(endpoints, arn, payload, options),
    async putEvents(entries) {
      const answer = await callJson(endpoints, 'events', 'AWSEvents.PutEvents', '1.1', { Entries: entries });
      return answer as { FailedEntryCount: number; Entries: JsonObject[] };
    },
    call: (service, action, parameters) => {
      if (clients && service === 'bedrock' && action === 'invokeModel') return invokeModel(clients, parameters);
      if (clients && SdkClients.has(service)) return clients.call(service, action, parameters);
      return callSdk(endpoints, service, action, parameters);
    },
  };
}

async function invoke(
  endpoints: RemoteEndpoints,
  arn: string,
  payload: string,
  options: InvokeOptions,
): Promise<LambdaAnswer> {
  const base = endpoints.lambda ?? endpoints.aws;
  if (!base)
    throw new ServiceError(
      'UnsupportedOperation',
      'No function can be invoked: start the engine with --lambda-endpoint',
    );
  const { name, qualifier } = functionName(arn, options.qualifier);
  const query = qualifier === undefined ? '' : `?Qualifier=${encodeURIComponent(qualifier)}`;
  const response = await send(
    `${base.replace(/\/$/, '')}/2015-03-31/functions/${encodeURIComponent(name)}/invocations${query}`,
    {
      headers: {
        'content-type': 'application/json',
        'x-amz-invocation-type': options.invocationType,
        ...signed(endpoints.region, 'lambda'),
      },
      body: payload,
    },
  );
  const { text } = response;
  if (response.status >= 300) throw refusal(response, text, 'Lambda');
  return {
    statusCode: response.status,
    payload: text,
    functionError: response.header('x-amz-function-error'),
    executedVersion: response.header('x-amz-executed-version'),
    requestId: response.header('x-amzn-requestid'),
  };
}

/** `arn:…:function:name:qualifier`, `account:function:name` or a bare name. */
function functionName(arn: string, qualifier: string | undefined): { name: string; qualifier: string | undefined } {
  const at = arn.indexOf(':function:');
  const [name = arn, own] = (at < 0 ? arn : arn.slice(at + ':function:'.length)).split(':');
  return { name, qualifier: qualifier ?? own };
}

/** AWS JSON services that the engine can call by protocol alone. */
const JSON_TARGETS: Record<string, { prefix: string; version: string; endpoint: string }> = {
  dynamodb: { prefix: 'DynamoDB_20120810', version: '1.0', endpoint: 'dynamodb' },
  sqs: { prefix: 'AmazonSQS', version: '1.0', endpoint: 'sqs' },
  sfn: { prefix: 'AWSStepFunctions', version: '1.0', endpoint: 'states' },
  eventbridge: { prefix: 'AWSEvents', version: '1.1', endpoint: 'events' },
  secretsmanager: { prefix: 'secretsmanager', version: '1.1', endpoint: 'secretsmanager' },
  kms: { prefix: 'TrentService', version: '1.1', endpoint: 'kms' },
};

async function callSdk(endpoints: RemoteEndpoints, service: string, action: string, parameters: Json): Promise<Json> {
  const target = JSON_TARGETS[service];
  if (!target && (SdkClients.has(service) || service === 'bedrock')) throw noEndpoint(service);
  if (!target) throw new ServiceError('UnsupportedOperation', `The engine alone cannot call the service '${service}'`);
  const name = action.charAt(0).toUpperCase() + action.slice(1);
  return callJson(endpoints, target.endpoint, `${target.prefix}.${name}`, target.version, parameters);
}

async function callJson(
  endpoints: RemoteEndpoints,
  service: string,
  target: string,
  version: string,
  body: Json,
): Promise<Json> {
  if (!endpoints.aws) throw noEndpoint(service);
  const response = await send(endpoints.aws, {
    headers: {
      'content-type': `application/x-amz-json-${version}`,
      'x-amz-target': target,
      ...signed(endpoints.region, service),
    },
    body: JSON.stringify(body),
  });
  const { text } = response;
  if (response.status >= 300) throw refusal(response, text, service);
  return text === '' ? {} : (JSON.parse(text) as Json);
}

function noEndpoint(service: string): ServiceError {
  return new ServiceError(
    'UnsupportedOperation',
    `The service '${service}' cannot be called: start the engine with --aws-endpoint`,
  );
}

async function send(url: string, request: HttpRequest): Promise<HttpAnswer> {
  try {
    return await post(url, request);
  } catch (error) {
    throw new ServiceError('SdkClientException', `Unable to execute HTTP request to ${url}: ${String(error)}`, 503);
  }
}

/** Local services route by the credential scope; they do not check signatures. */
function signed(region: string, service: string): { authorization: string } {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=local/${day}/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
  };
}

function refusal(response: HttpAnswer, text: string, service: string): ServiceError {
  let body: { __type?: string; message?: string; Message?: string } = {};
  try {
    body = JSON.parse(text) as typeof body;
  } catch {
    body = { message: text };
  }
  const type = response.header('x-amzn-errortype') ?? body.__type ?? `${service}Exception`;
  const name = type.replace(/^.*#/, '').replace(/:.*$/, '');
  const message = body.message ?? body.Message ?? `HTTP ${response.status}`;
  return new ServiceError(name, message, response.status, response.header('x-amzn-requestid'));
}
