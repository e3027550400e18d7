import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import type { HttpApi, HttpRequest } from './model.ts';
import type { RouteMatch } from './router.ts';

export interface RequestParts {
  api: HttpApi;
  request: HttpRequest;
  match: RouteMatch;
  accountId: string;
  region: string;
}

type ProxyEvent = Omit<APIGatewayProxyEventV2, 'requestContext'> & {
  requestContext: APIGatewayProxyEventV2['requestContext'] & { authorizer?: { lambda: unknown } };
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The Lambda event of payload format 2.0, without authorizer context. */
export function proxyEvent({ api, request, match, accountId, region }: RequestParts): ProxyEvent {
  const { cookie, ...headers } = request.headers;
  const queryStringParameters = queryParameters(request.rawQuery);
  const hasBody = request.body.length > 0;
  const isBase64Encoded = hasBody && isBinary(request.headers);
  const now = new Date();
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: request.path,
    rawQueryString: request.rawQuery,
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(queryStringParameters && { queryStringParameters }),
    requestContext: {
      accountId,
      apiId: api.id,
      domainName: `${api.id}.execute-api.${region}.amazonaws.com`,
      domainPrefix: api.id,
      http: {
        method: request.method,
        path: request.path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: match.route.key,
      stage: api.stage.name,
      time: accessTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(match.pathParameters).length > 0 && { pathParameters: match.pathParameters }),
    ...(Object.keys(api.stage.variables).length > 0 && { stageVariables: api.stage.variables }),
    ...(hasBody && { body: request.body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}

/** The event of a REQUEST authorizer, format 2.0: the same request without its body. */
export function authorizerEvent(event: ProxyEvent, routeArn: string, identitySource: string[]) {
  const { body: _body, isBase64Encoded: _flag, ...request } = event;
  const asked: Omit<APIGatewayRequestAuthorizerEventV2, 'cookies' | 'requestContext'> & Record<string, unknown> = {
    ...request,
    type: 'REQUEST',
    routeArn,
    identitySource,
    headers: request.headers,
    queryStringParameters: request.queryStringParameters ?? {},
    pathParameters: request.pathParameters ?? {},
    stageVariables: request.stageVariables ?? {},
  };
  return asked;
}

/** Names and values decoded, repeated names joined by commas; undefined without a query string, as AWS leaves it out. */
function queryParameters(rawQuery: string): Record<string, string> | undefined {
  if (rawQuery === '') return undefined;
  const result: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    result[name] = result[name] === undefined ? value : `${result[name]},${value}`;
  }
  return result;
}

/** Everything that is not plainly text reaches the function in base64, form posts and compressed bodies included. */
function isBinary(headers: Record<string, string>): boolean {
  if (headers['content-encoding'] !== undefined) return true;
  const type = headers['content-type'];
  return type !== undefined && !/^(text\/|application\/([\w.-]+\+)?(json|xml|javascript))/i.test(type);
}

/** `12/Mar/2020:19:03:58 +0000`. */
export function accessTime(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${two(date.getUTCDate())}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  return `${day}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}
