import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AwsResponse, AwsService, CloudLog, IamModule } from '#local/services/contract.ts';
import { AwsCallError } from '#local/services/contract.ts';
import { awsError, unsupportedOperation } from './errors.ts';
import { type HttpServer, listenOnLoopback } from './http-server.ts';
import { readBody, readCall, toAwsRequest } from './read-request.ts';

/** S3 puts are the largest bodies that the system sends. */
const BODY_LIMIT = 128 * 1024 * 1024;

export interface DoorOptions {
  identify: IamModule['identify'];
  authorize: IamModule['authorize'];
  service(name: string): AwsService | undefined;
  log: CloudLog;
  port?: number;
}

/**
 * The AWS endpoint: one loopback server for every service. The SigV4 credential scope names the service, the access key
 * the caller, `X-Amz-Target` (or the path) the action; the caller's IAM statements decide before the service sees the call.
 */
export async function openDoor(options: DoorOptions): Promise<HttpServer> {
  return listenOnLoopback(options.port ?? 0, (message, response) => {
    answer(message, options).then(
      (result) => send(response, result),
      (error: unknown) => send(response, failure(message, error, options.log)),
    );
  });
}

async function answer(message: IncomingMessage, options: DoorOptions): Promise<AwsResponse> {
  const call = readCall(message);
  const body = await readBody(message, BODY_LIMIT);
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

function failure(message: IncomingMessage, error: unknown, log: CloudLog): AwsResponse {
  const service = readCall(message)?.signature.service ?? '';
  if (error instanceof AwsCallError) return awsError(service, error.status, error.code, error.message);
  log.error('A local service failed', { service, path: message.url, error: String((error as Error)?.stack ?? error) });
  return awsError(service, 500, 'InternalServerError', 'The local service failed: see its log');
}

function send(response: ServerResponse, { status, headers, body }: AwsResponse): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, { 'x-amzn-requestid': randomUUID(), ...headers, 'content-length': bytes.byteLength });
  response.end(bytes);
}
