import { gatewayError, type HttpRequest, type HttpResponse } from '#local/services/apigateway/model.ts';
import type { AwsCaller, AwsService } from '#local/services/contract.ts';
import type { Origin } from './model.ts';

export type Gateway = (request: HttpRequest) => Promise<HttpResponse>;

export interface OriginServices {
  gateway(apiId: string): Gateway | undefined;
  s3(): AwsService;
  /** Who the front is when it reads a bucket. */
  caller: AwsCaller;
  region: string;
}

const PASSED_HEADERS = ['content-type', 'content-length', 'etag', 'last-modified', 'cache-control', 'content-encoding'];

/** Sends a request to the origin of its behaviour, in process. */
export function askOrigin(origin: Origin, request: HttpRequest, services: OriginServices): Promise<HttpResponse> {
  if (origin.kind === 's3') return readBucket(origin, request, services);
  const gateway = services.gateway(origin.apiId);
  if (!gateway) return Promise.resolve(gatewayError(502, `There is no HTTP API ${origin.apiId}`));
  return gateway(origin.path === '' ? request : { ...request, path: origin.path + request.path });
}

async function readBucket(
  origin: Origin & { kind: 's3' },
  request: HttpRequest,
  services: OriginServices,
): Promise<HttpResponse> {
  const { range, 'if-none-match': ifNoneMatch } = request.headers;
  const answer = await services.s3().handle({
    service: 's3',
    method: request.method,
    path: `/${origin.bucket}${origin.path}${request.path}`,
    query: new URLSearchParams(),
    headers: { ...(range && { range }), ...(ifNoneMatch && { 'if-none-match': ifNoneMatch }) },
    body: Buffer.alloc(0),
    caller: services.caller,
    region: services.region,
  });
  const headers: Record<string, string> = {};
  for (const name of PASSED_HEADERS) if (answer.headers?.[name]) headers[name] = answer.headers[name];
  return { status: answer.status, headers, body: Buffer.from(answer.body) };
}
