import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { AnyOperation } from '#contracts/core/operation.ts';
import { API_PREFIX } from '#contracts/operations.ts';
import type { HttpEvent } from '#runtime/request.ts';

/** Who calls, as the authorizer passes it on. */
export interface TestUser {
  tenantId: string;
  userId: string;
  roles: string[];
  name?: string;
  email?: string;
}

export interface TestRequest {
  as?: TestUser;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface TestAnswer {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

let count = 0;

const authorizerOf = ({ tenantId, userId, roles, name = 'Test', email = 'test@acme.example' }: TestUser) => ({
  tenantId,
  organizationId: tenantId,
  userId,
  name,
  email,
  roles: roles.join(','),
  sessionId: 'session',
  expiresAt: String(Math.floor(Date.now() / 1000) + 3600),
  actorType: 'user',
});

/** The event that API Gateway's HTTP API sends for a call of the operation (payload format 2.0). */
export function httpEventOf(
  operation: AnyOperation,
  { as, params = {}, query, body, headers }: TestRequest,
): HttpEvent {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const requestId = `request-${++count}`;
  return {
    version: '2.0',
    routeKey: `${operation.method} ${API_PREFIX}${operation.path}`,
    rawPath: `${API_PREFIX}${path}`,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: { 'content-type': 'application/json', ...headers },
    pathParameters: params,
    ...(query ? { queryStringParameters: query } : {}),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: {
      requestId,
      http: { method: operation.method, path: `${API_PREFIX}${path}` },
      ...(as ? { authorizer: { lambda: authorizerOf(as) } } : {}),
    },
  } as unknown as HttpEvent;
}

type Handler = (event: HttpEvent, context: never) => Promise<APIGatewayProxyStructuredResultV2>;

/** Calls an `api` handler as API Gateway would and reads the answer back. */
export const apiOf =
  (handler: unknown) =>
  async (operation: unknown, request: TestRequest = {}): Promise<TestAnswer> => {
    const answer = await (handler as Handler)(httpEventOf(operation as AnyOperation, request), {} as never);
    const headers = Object.fromEntries(
      Object.entries(answer.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    return {
      status: answer.statusCode ?? 200,
      headers,
      body: (answer.body ? JSON.parse(answer.body) : {}) as Record<string, unknown>,
    };
  };
