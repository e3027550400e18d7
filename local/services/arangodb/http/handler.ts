import type { IncomingMessage, ServerResponse } from 'node:http';
import { ArangoError, errorNumbers } from '../errors.ts';
import { ApiRequest } from './request.ts';
import { type ApiResponse, failure } from './response.ts';
import { router } from './routes.ts';
import type { Services } from './services.ts';

const maximumBody = 512 * 1024 * 1024;

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves ArangoDB's HTTP API on the requests of a `node:http` server. */
export function createHandler(services: Services): RequestHandler {
  return (request, response) => {
    readBody(request).then(
      (body) => send(request, response, respond(services, request, body)),
      (error: unknown) => send(request, response, failure(error)),
    );
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maximumBody)
      throw new ArangoError(errorNumbers.httpBadParameter, 'request body too large', { status: 413 });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function respond(services: Services, request: IncomingMessage, rawBody: Buffer): ApiResponse {
  try {
    const url = new URL(`http://localhost${request.url ?? '/'}`);
    const { databaseName, path } = splitPath(url.pathname);
    const user = services.authentication.userOf(request.headers.authorization);
    if (user === undefined && path[0] !== '_open') throw new ArangoError(errorNumbers.unauthorized);
    const api = new ApiRequest({
      method: request.method ?? 'GET',
      path,
      query: url.searchParams,
      headers: request.headers,
      rawBody,
      databaseName,
      user: user ?? '',
      services,
    });
    services.server.database(databaseName);
    return perform(api);
  } catch (error) {
    return failure(error);
  }
}

/** Requests that ask not to be waited for are answered at once, and their answers kept where they say so. */
function perform(api: ApiRequest): ApiResponse {
  const mode = api.header('x-arango-async');
  if (mode !== 'store' && mode !== 'true') return router.handle(api);
  const response = attempt(api);
  if (mode === 'true') return { status: 202 };
  return {
    status: 202,
    headers: { 'x-arango-async-id': api.services.jobs.store(api.databaseName, api.user, response) },
  };
}

function attempt(api: ApiRequest): ApiResponse {
  try {
    return router.handle(api);
  } catch (error) {
    return failure(error);
  }
}

/** `/_db/name/_api/…` names a database; without it, `_system` is meant. */
function splitPath(pathname: string): { databaseName: string; path: string[] } {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const path = segments.map(decode);
  if (path[0] !== '_db') return { databaseName: '_system', path };
  return { databaseName: path[1] ?? '_system', path: path.slice(2) };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ArangoError(errorNumbers.httpBadParameter, 'the path is not valid percent-encoding');
  }
}

function send(request: IncomingMessage, response: ServerResponse, answer: ApiResponse): void {
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    server: 'ArangoDB',
    'content-type': answer.body === undefined ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'x-arango-queue-time-seconds': '0.000000',
    ...(answer.status === 401 ? { 'www-authenticate': 'Bearer token_type="JWT", realm="ArangoDB"' } : {}),
    ...answer.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}
