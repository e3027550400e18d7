import type { DeployedResource } from './assembly/deploy.ts';
import {
  AwsCallError,
  type AwsCaller,
  type AwsRequest,
  type AwsResponse,
  type AwsService,
  type CloudContext,
  type CloudLog,
  type Credentials,
  type IamModule,
  type LambdaResult,
} from './services/contract.ts';

export const ACCOUNT_ID = '000000000000';

/** What the cloud is while it is being put together: services and resources appear one after the other. */
export interface CloudParts {
  dataDir: string;
  region: string;
  log: CloudLog;
  serviceCredentials: Credentials;
  credentialsFor: IamModule['credentialsFor'];
  services: Map<string, AwsService>;
  resources: Map<string, DeployedResource>;
  awsUrl(): string;
  dynamodbUrl(): string;
  invoke(reference: string, payload: string | Uint8Array, type: 'RequestResponse' | 'Event'): Promise<LambdaResult>;
  authorize: IamModule['authorize'];
}

/** The lookups and in-process calls that services and providers get. */
export function createCloudContext(parts: CloudParts): CloudContext {
  const { dataDir, region, log, serviceCredentials, services, resources } = parts;
  const serviceCaller: AwsCaller = { accessKeyId: serviceCredentials.accessKeyId, accountId: ACCOUNT_ID };

  function service(name: string): AwsService {
    const found = services.get(name);
    if (!found) throw new AwsCallError('UnsupportedOperation', `The local cloud has no service ${name}`);
    return found;
  }

  function requestOf(name: string, target: string, input: unknown, caller: AwsCaller): AwsRequest {
    return {
      service: name,
      action: target.slice(target.indexOf('.') + 1),
      target,
      method: 'POST',
      path: '/',
      query: new URLSearchParams(),
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target },
      body: Buffer.from(JSON.stringify(input)),
      caller,
      region,
    };
  }

  async function call(name: string, target: string, input: unknown, caller?: AwsCaller): Promise<unknown> {
    const request = requestOf(name, target, input, caller ?? serviceCaller);
    const refused = caller ? parts.authorize(request) : undefined;
    return contentOf(refused ?? (await service(name).handle(request)));
  }

  return {
    accountId: ACCOUNT_ID,
    region,
    partition: 'aws',
    dataDir,
    log,
    awsUrl: parts.awsUrl,
    dynamodbUrl: parts.dynamodbUrl,
    serviceCredentials,
    credentialsFor: parts.credentialsFor,
    invokeLambda: (reference, payload, type = 'RequestResponse', caller) => {
      const refused = caller && parts.authorize(invokeRequest(reference, type, caller, region));
      if (refused) return Promise.reject(toError(refused.status, JSON.parse(refused.body.toString())));
      return parts.invoke(reference, payload, type);
    },
    service,
    call,
    permit: (name, target, input, caller) => {
      const refused = parts.authorize(requestOf(name, target, input, caller));
      if (refused) contentOf(refused);
    },
    resource: (logicalId) => {
      const [stack, id] = logicalId.includes('/') ? logicalId.split('/') : [undefined, logicalId];
      return [...resources.values()].find((one) => one.logicalId === id && (stack ?? one.stack) === one.stack);
    },
    resources: (type) => [...resources.values()].filter((one) => one.type === type),
  };
}

/** The invoke as the door would have seen it, so that the same statements decide. */
function invokeRequest(reference: string, type: string, caller: AwsCaller, region: string) {
  return {
    service: 'lambda',
    method: 'POST',
    path: `/2015-03-31/functions/${encodeURIComponent(reference)}/invocations`,
    query: new URLSearchParams(),
    headers: { 'x-amz-invocation-type': type },
    body: Buffer.alloc(0),
    caller,
    region,
  };
}

/** The body of an answer. @throws AwsCallError where it is a refusal */
function contentOf(answer: AwsResponse): unknown {
  const body: unknown = JSON.parse(answer.body.length > 0 ? answer.body.toString() : '{}');
  if (answer.status >= 400) throw toError(answer.status, body);
  return body;
}

function toError(status: number, body: unknown): AwsCallError {
  const { __type = 'UnknownError', message, Message } = (body ?? {}) as Record<string, string>;
  return new AwsCallError(__type.slice(__type.indexOf('#') + 1), message ?? Message ?? '', status);
}
