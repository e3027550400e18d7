import type { proxyEvent } from './event.ts';
import type { HttpResponse } from './model.ts';

export interface LoggedRequest {
  event: ReturnType<typeof proxyEvent>;
  response: HttpResponse;
  /** Milliseconds in the gateway, and in the integration. */
  latency: number;
  integrationLatency?: number;
  authorizer?: unknown;
  error?: string;
}

type Part = (logged: LoggedRequest) => string;

const fields: Record<string, Part> = {
  requestId: ({ event }) => event.requestContext.requestId,
  extendedRequestId: ({ event }) => event.requestContext.requestId,
  'identity.sourceIp': ({ event }) => event.requestContext.http.sourceIp,
  'identity.userAgent': ({ event }) => event.requestContext.http.userAgent,
  requestTime: ({ event }) => event.requestContext.time,
  requestTimeEpoch: ({ event }) => String(event.requestContext.timeEpoch),
  httpMethod: ({ event }) => event.requestContext.http.method,
  path: ({ event }) => event.rawPath,
  routeKey: ({ event }) => event.routeKey,
  stage: ({ event }) => event.requestContext.stage,
  apiId: ({ event }) => event.requestContext.apiId,
  domainName: ({ event }) => event.requestContext.domainName,
  accountId: ({ event }) => event.requestContext.accountId,
  protocol: ({ event }) => event.requestContext.http.protocol,
  status: ({ response }) => String(response.status),
  responseLength: ({ response }) => String(Buffer.byteLength(response.body)),
  responseLatency: ({ latency }) => String(Math.round(latency)),
  integrationLatency: ({ integrationLatency }) =>
    integrationLatency === undefined ? '-' : String(Math.round(integrationLatency)),
  'integration.latency': ({ integrationLatency }) =>
    integrationLatency === undefined ? '-' : String(Math.round(integrationLatency)),
  integrationErrorMessage: ({ error }) => error ?? '-',
  'error.message': ({ error }) => error ?? '-',
};

/** Compiles a stage's access log format once; unknown `$context` variables print `-`, as on AWS. */
export function compileAccessLog(format: string): (logged: LoggedRequest) => string {
  const parts: Part[] = [];
  let end = 0;
  for (const match of format.matchAll(/\$context\.([A-Za-z0-9._-]*[A-Za-z0-9])/g)) {
    const literal = format.slice(end, match.index);
    parts.push(() => literal, partFor(match[1]!));
    end = match.index + match[0].length;
  }
  const rest = format.slice(end);
  parts.push(() => rest);
  return (logged) => parts.map((part) => part(logged)).join('');
}

function partFor(name: string): Part {
  const field = fields[name];
  if (field) return field;
  if (!name.startsWith('authorizer.')) return () => '-';
  const key = name.slice('authorizer.'.length);
  return ({ authorizer }) => escapeText(String((authorizer as Record<string, unknown> | undefined)?.[key] ?? '-'));
}

/** Values land inside JSON strings of the usual formats. */
const escapeText = (text: string): string => JSON.stringify(text).slice(1, -1);
