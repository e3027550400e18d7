import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type HttpServer, listenOnLoopback } from '#local/door/http-server.ts';
import { readBody } from '#local/door/read-request.ts';
import { PAYLOAD_LIMIT } from '#local/services/apigateway/gateway.ts';
import { gatewayError, type HttpRequest, type HttpResponse } from '#local/services/apigateway/model.ts';
import type { CloudLog, LocalRoute } from '#local/services/contract.ts';
import type { Distribution, ResponseHeader } from './model.ts';
import { askOrigin, type OriginServices } from './origins.ts';
import type { CloudFrontState } from './providers.ts';

export interface FrontOptions {
  port: number;
  state: CloudFrontState;
  services: OriginServices;
  /** Serves everything when the assembly has no distribution. */
  fallback(request: HttpRequest): Promise<HttpResponse>;
  routes: readonly LocalRoute[];
  log: CloudLog;
}

const LOCAL_PREFIX = '/_local';
/** CloudFront takes more than the API behind it; what the API refuses, the API answers. */
const BODY_LIMIT = 2 * PAYLOAD_LIMIT;

/** The one origin that people and clients see: the distribution's behaviours decide who answers a path. */
export function openFront(options: FrontOptions): Promise<HttpServer> {
  return listenOnLoopback(options.port, (message, response) => {
    serve(message, options).then(
      (result) => send(response, result),
      (error: unknown) => {
        options.log.error('The front failed', { path: message.url, error: String((error as Error)?.stack ?? error) });
        send(response, gatewayError(502, 'The origin failed: see the log'));
      },
    );
  });
}

async function serve(message: IncomingMessage, options: FrontOptions): Promise<HttpResponse> {
  const request = await toRequest(message);
  if (!request) return gatewayError(413, 'Request Entity Too Large');
  if (request.path.startsWith(`${LOCAL_PREFIX}/`)) return serveLocal(request, options.routes);
  const [distribution] = options.state.distributions;
  return distribution ? distribute(distribution, request, options) : options.fallback(request);
}

async function distribute(
  distribution: Distribution,
  request: HttpRequest,
  options: FrontOptions,
): Promise<HttpResponse> {
  const { state, services } = options;
  const behaviour = distribution.behaviours.find(({ pathPattern }) => pathPattern.test(request.path))!;
  const policy = state.responseHeaders.get(behaviour.responseHeaders ?? '') ?? [];
  if (!behaviour.allowedMethods.has(request.method)) {
    return withHeaders(gatewayError(403, 'This distribution does not allow the method for this path'), policy);
  }
  const seen = runViewerFunction(behaviour.viewerRequest, request, state);
  if ('status' in seen) return withHeaders(seen, policy);
  const path = seen.path === '/' && distribution.defaultRootObject ? `/${distribution.defaultRootObject}` : seen.path;
  const origin = distribution.origins.get(behaviour.originId)!;
  const response = await askOrigin(origin, path === seen.path ? seen : { ...seen, path }, services);
  const replacement = distribution.errorResponses.find(({ errorCode }) => errorCode === response.status);
  if (!replacement?.pagePath) return withHeaders(response, policy);
  const page = await askOrigin(
    distribution.origins.get(distribution.behaviours.at(-1)!.originId)!,
    { ...seen, path: replacement.pagePath },
    services,
  );
  return withHeaders({ ...page, status: replacement.responseCode }, policy);
}

function runViewerFunction(
  arn: string | undefined,
  request: HttpRequest,
  state: CloudFrontState,
): HttpRequest | HttpResponse {
  const run = arn === undefined ? undefined : state.functions.get(arn);
  if (!run) return request;
  const { method, path, headers, rawQuery, sourceIp } = request;
  const result = run({ method, uri: path, headers, query: new URLSearchParams(rawQuery), ip: sourceIp });
  if ('uri' in result) return { ...request, path: result.uri };
  const answered = Object.entries(result.headers).map(([name, { value }]) => [name, value] as const);
  const body = typeof result.body === 'string' ? result.body : (result.body?.data ?? '');
  return { status: result.statusCode, headers: Object.fromEntries(answered), body };
}

function withHeaders(response: HttpResponse, policy: readonly ResponseHeader[]): HttpResponse {
  for (const { name, value, override } of policy) {
    if (override || response.headers[name] === undefined) response.headers[name] = value;
  }
  return response;
}

async function serveLocal(request: HttpRequest, routes: readonly LocalRoute[]): Promise<HttpResponse> {
  if (isForeign(request)) return gatewayError(403, 'Forbidden');
  const path = request.path.slice(LOCAL_PREFIX.length);
  const route = routes.find((one) => one.path === path && one.method === request.method);
  if (!route) return gatewayError(404, 'Not Found');
  const answer = await route.handle({ query: new URLSearchParams(request.rawQuery), body: request.body });
  return { status: answer.status, headers: { ...answer.headers }, body: Buffer.from(answer.body) };
}

/** Another site's page in the browser must not move the clock or read the outbox, nor a name that was rebound to us. */
function isForeign({ headers }: HttpRequest): boolean {
  const { 'sec-fetch-site': site = 'none', host = '' } = headers;
  return !['none', 'same-origin'].includes(site) || !/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
}

async function toRequest(message: IncomingMessage): Promise<HttpRequest | undefined> {
  const body = await readBody(message, BODY_LIMIT);
  if (!body) return undefined;
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  const sourceIp = message.socket.remoteAddress ?? '127.0.0.1';
  const headers = message.headers as Record<string, string>;
  headers['x-forwarded-for'] = headers['x-forwarded-for'] ? `${headers['x-forwarded-for']}, ${sourceIp}` : sourceIp;
  headers['x-forwarded-proto'] ??= 'http';
  return {
    method: message.method ?? 'GET',
    path: mark === -1 ? url : url.slice(0, mark),
    rawQuery: mark === -1 ? '' : url.slice(mark + 1),
    headers,
    body,
    sourceIp,
  };
}

function send(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const noBody = status === 204 || status === 304;
  const sent: OutgoingHttpHeaders = { ...headers };
  if (!noBody) sent['content-length'] ??= bytes.length;
  response.writeHead(status, sent);
  response.end(noBody ? undefined : bytes);
}
