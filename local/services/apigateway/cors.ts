import type { Cors, HttpRequest, HttpResponse } from './model.ts';

/** The answer to a preflight, which an API with CORS gives itself; undefined when the request is none. */
export function preflight(cors: Cors, request: HttpRequest): HttpResponse | undefined {
  const { origin, 'access-control-request-method': method } = request.headers;
  if (request.method !== 'OPTIONS' || origin === undefined || method === undefined) return undefined;
  const headers: Record<string, string> = {};
  if (isAllowed(cors, origin)) {
    Object.assign(headers, originHeaders(cors, origin), {
      'access-control-allow-methods': cors.allowMethods.join(','),
      'access-control-allow-headers': cors.allowHeaders.join(','),
      ...(cors.maxAge !== undefined && { 'access-control-max-age': String(cors.maxAge) }),
    });
  }
  return { status: 204, headers, body: '' };
}

/** With CORS configured, the API's own headers replace those of the function. */
export function withCors(cors: Cors, request: HttpRequest, response: HttpResponse): HttpResponse {
  const own = Object.entries(response.headers).filter(([name]) => !name.startsWith('access-control-'));
  const headers: HttpResponse['headers'] = Object.fromEntries(own);
  const { origin } = request.headers;
  if (origin !== undefined && isAllowed(cors, origin)) {
    Object.assign(headers, originHeaders(cors, origin));
    if (cors.exposeHeaders.length > 0) headers['access-control-expose-headers'] = cors.exposeHeaders.join(',');
  }
  return { ...response, headers };
}

function originHeaders(cors: Cors, origin: string): Record<string, string> {
  const any = cors.allowOrigins.includes('*');
  return {
    'access-control-allow-origin': any ? '*' : origin,
    ...(!any && { vary: 'Origin' }),
    ...(cors.allowCredentials && { 'access-control-allow-credentials': 'true' }),
  };
}

const isAllowed = (cors: Cors, origin: string): boolean =>
  cors.allowOrigins.some((allowed) => allowed === '*' || allowed === origin || matchesScheme(allowed, origin));

/** `https://*`: any origin of that scheme. */
const matchesScheme = (allowed: string, origin: string): boolean =>
  allowed.endsWith('://*') && origin.startsWith(allowed.slice(0, -1));
