/** The HTTP API as the template declares it. */
export interface HttpApi {
  id: string;
  name: string;
  routes: Route[];
  integrations: Map<string, Integration>;
  authorizers: Map<string, Authorizer>;
  stage: Stage;
  cors?: Cors;
}

export interface Route {
  /** `GET /processes/{id}`, `ANY /hooks/{proxy+}`, `$default`. */
  key: string;
  integrationId: string;
  authorizerId?: string;
}

export interface Integration {
  functionArn: string;
  /** AWS's bounds: 50 ms to 30 s. */
  timeoutMs: number;
}

export interface Authorizer {
  functionArn: string;
  /** `$request.header.Authorization`, `$context.routeKey`, … */
  identitySources: string[];
  cacheSeconds: number;
}

export interface Stage {
  name: string;
  variables: Record<string, string>;
  accessLog?: { group: string; format: string };
  throttle?: { ratePerSecond: number; burst: number };
}

export interface Cors {
  allowOrigins: string[];
  allowMethods: string[];
  allowHeaders: string[];
  exposeHeaders: string[];
  allowCredentials: boolean;
  maxAge?: number;
}

export const emptyStage = (): Stage => ({ name: '$default', variables: {} });

/** A request as the front passes it on, and what it gets back. */
export interface HttpRequest {
  method: string;
  /** As sent: not decoded, without the query string. */
  path: string;
  rawQuery: string;
  /** Lower-case names; repeated ones joined by commas. */
  headers: Record<string, string>;
  body: Buffer;
  sourceIp: string;
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string | string[]>;
  body: string | Buffer;
}

/** API Gateway's own answers, byte for byte. */
export const gatewayError = (status: number, message: string): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message }),
});
