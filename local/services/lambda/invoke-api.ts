import { randomUUID } from 'node:crypto';
import { unsupportedOperation } from '#local/door/errors.ts';
import { AwsCallError, type AwsRequest, type AwsResponse, type AwsService } from '#local/services/contract.ts';
import type { Lambda } from './lambda.ts';

const FUNCTIONS = '/2015-03-31/functions';
const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** Lambda's REST API, as far as the system uses it: Invoke, and listing the functions there are. */
export function createLambdaApi(lambda: Lambda): AwsService {
  return {
    service: 'lambda',
    handle: (request) => handle(lambda, request),
    close: () => lambda.close(),
  };
}

async function handle(lambda: Lambda, request: AwsRequest): Promise<AwsResponse> {
  const invocation = INVOCATIONS.exec(request.path);
  if (invocation && request.method === 'POST') return invoke(lambda, decodeURIComponent(invocation[1]!), request);
  if (request.method === 'GET' && (request.path === FUNCTIONS || request.path === `${FUNCTIONS}/`))
    return listFunctions(lambda);
  return unsupportedOperation('lambda', `${request.method} ${request.path}`);
}

async function invoke(lambda: Lambda, reference: string, request: AwsRequest): Promise<AwsResponse> {
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (type !== 'RequestResponse' && type !== 'Event' && type !== 'DryRun') {
    throw new AwsCallError('InvalidParameterValueException', `Invocation type ${type} is not known`);
  }
  const qualifier = request.query.get('Qualifier');
  const target = qualifier ? `${reference}:${qualifier}` : reference;
  if (type === 'DryRun') {
    lambda.configuration(target);
    return { status: 204, body: '' };
  }
  requireJson(request.body);
  const requestId = randomUUID();
  const { status, functionError, payload } = await lambda.invoke(target, request.body, type, requestId);
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': requestId,
      ...(type === 'RequestResponse' && { 'x-amz-executed-version': '$LATEST' }),
      ...(functionError !== undefined && { 'x-amz-function-error': functionError }),
    },
    body: payload,
  };
}

/** The payload goes to the function as text; it only has to be known to be JSON, so nothing is built from it here. */
function requireJson(body: Buffer): void {
  if (body.length === 0) return;
  try {
    JSON.parse(body.toString());
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AwsCallError('InvalidRequestContentException', `Could not parse request body into json: ${reason}`);
  }
}

function listFunctions(lambda: Lambda): AwsResponse {
  const Functions = lambda.configurations().map((configuration) => ({
    FunctionName: configuration.name,
    FunctionArn: configuration.arn,
    Runtime: configuration.runtime,
    Role: configuration.roleArn,
    Handler: configuration.handler,
    Timeout: configuration.timeoutSeconds,
    MemorySize: configuration.memoryMb,
    PackageType: 'Zip',
    State: 'Active',
  }));
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ Functions }) };
}
