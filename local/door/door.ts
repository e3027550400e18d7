import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { AwsResponse, AwsService, CloudLog, IamModule } from '#local/services/contract.ts';
import { AwsCallError } from '#local/services/contract.ts';
import { awsError, unsupportedOperation } from './errors.ts';
import { type HttpServer, listenOnLoopback } from './http-server.ts';
import { type Head, readBody, readCall, toAwsRequest } from './read-request.ts';

/** S3 puts are the largest bodies that the system sends. */
const BODY_LIMIT = 128 * 1024 * 1024;

export interface DoorOptions {
  identify: IamModule['identify'];
  authorize: IamModule['authorize'];
  service(name: string): AwsService | undefined;
  log: CloudLog;
  port?: number;
}

export interface Door extends HttpServer {
  /** A call that came another way than by HTTP; no body: it was too large. Never rejects. */
  call(call: Head & { body: Buffer | undefined }): Promise<AwsResponse>;
}

/**
 * The AWS endpoint: one loopback server for every service. The SigV4 credential scope names the service, the access key
 * the caller, `X-Amz-Target` (or the path) the action; the caller's IAM statements decide before the service sees the call.
 */
export async function openDoor(options: DoorOptions): Promise<Door> {
  const call: Door['call'] = async (head) => {
    try {
      return withRequestId(await answer(head, head.body, options));
    } catch (error) {
      return withRequestId(failure(head, error, options.log));
    }
  };
  const server = await listenOnLoopback(options.port ?? 0, (message, response) => {
    readBody(message, BODY_LIMIT)
      .then((body) => call({ method: message.method, url: message.url, headers: message.headers, body }))
      .then(
        (result) => send(response, result),
        () => response.destroy(),
      );
  });
  return { ...server, call };
}

async function answer(message: Head, body: Buffer | undefined, options: DoorOptions): Promise<AwsResponse> {
  const call = readCall(message);
  if (!call)
    return awsError('', 403, 'MissingAuthenticationToken', 'The request is not signed (AWS Signature Version 4)');
  const { service: name, accessKeyId } = call.signature;
  if (!body) return awsError(name, 413, 'RequestEntityTooLarge', `The request is larger than ${BODY_LIMIT} bytes`);
  const caller = options.identify(accessKeyId);
  if (!caller) {
    return awsError(name, 403, 'UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  const request = toAwsRequest(message, call, body, caller);
  const service = options.service(name);
  if (!service) return unsupportedOperation(name, `the service ${name} (${request.action ?? request.path})`);
  return options.authorize(request) ?? service.handle(request);
}

function failure(message: Head, error: unknown, log: CloudLog): AwsResponse {
  const service = readCall(message)?.signature.service ?? '';
  if (error instanceof AwsCallError) return awsError(service, error.status, error.code, error.message);
  log.error('A local service failed', { service, path: message.url, error: String((error as Error)?.stack ?? error) });
  return awsError(service, 500, 'InternalServerError', 'The local service failed: see its log');
}

const withRequestId = ({ headers, ...response }: AwsResponse): AwsResponse => ({
  ...response,
  headers: { 'x-amzn-requestid': randomUUID(), ...headers },
});

function send(response: ServerResponse, { status, headers, body }: AwsResponse): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, { ...headers, 'content-length': bytes.byteLength });
  response.end(bytes);
}
