import { AwsCallError, type CloudContext } from '#local/services/contract.ts';
import type { LogFiles } from '#local/services/lambda/log-files.ts';
import { compileAccessLog, type LoggedRequest } from './access-log.ts';
import { RequestAuthorizer } from './authorizer.ts';
import { preflight, withCors } from './cors.ts';
import { proxyEvent } from './event.ts';
import { gatewayError, type HttpApi, type HttpRequest, type HttpResponse, type Integration } from './model.ts';
import { responseOf } from './response.ts';
import { createRouter } from './router.ts';
import { createThrottle } from './throttle.ts';

/** AWS's limit for the payload of an HTTP API. */
export const PAYLOAD_LIMIT = 10 * 1024 * 1024;

/** One HTTP API: routes, authorizers, CORS, throttling and access log as declared; answers like API Gateway does. */
export function createGateway(
  api: HttpApi,
  context: CloudContext,
  logs: LogFiles,
): (request: HttpRequest) => Promise<HttpResponse> {
  const findRoute = createRouter(api.routes);
  const authorizers = new Map([...api.authorizers].map(([id, one]) => [id, new RequestAuthorizer(one, context)]));
  const { throttle, accessLog } = api.stage;
  const admit = throttle ? createThrottle(throttle.ratePerSecond, throttle.burst) : () => true;
  const format = accessLog && compileAccessLog(accessLog.format);
  const writeLog = (logged: LoggedRequest): void => {
    if (accessLog && format) logs.write(accessLog.group, `${format(logged)}\n`);
  };

  return async (request) => {
    const early = api.cors && preflight(api.cors, request);
    const response = early ?? (await answer(request));
    return api.cors && !early ? withCors(api.cors, request, response) : response;
  };

  async function answer(request: HttpRequest): Promise<HttpResponse> {
    if (!admit()) return gatewayError(429, 'Too Many Requests');
    if (request.body.length > PAYLOAD_LIMIT) return gatewayError(413, 'Request Entity Too Large');
    const match = findRoute(request.method, request.path);
    if (!match) return gatewayError(404, 'Not Found');
    const started = performance.now();
    const event = proxyEvent({ api, request, match, accountId: context.accountId, region: context.region });
    const { authorizerId, integrationId } = match.route;
    if (authorizerId !== undefined) {
      const decision = await authorizers.get(authorizerId)!.decide(event, routeArn(event));
      if (!decision.allowed) return finish(decision.answer);
      event.requestContext.authorizer = { lambda: decision.context };
    }
    const asked = performance.now();
    const { response, error } = await integrate(api.integrations.get(integrationId)!, JSON.stringify(event));
    return finish(response, performance.now() - asked, error);

    function finish(answered: HttpResponse, integrationLatency?: number, error?: string): HttpResponse {
      const authorizer = event.requestContext.authorizer?.lambda;
      const latency = performance.now() - started;
      writeLog({
        event,
        response: answered,
        latency,
        authorizer,
        ...(integrationLatency !== undefined && { integrationLatency }),
        ...(error !== undefined && { error }),
      });
      answered.headers['apigw-requestid'] = event.requestContext.requestId;
      return answered;
    }
  }

  function routeArn({ routeKey, requestContext }: { routeKey: string; requestContext: { stage: string } }): string {
    const { partition, region, accountId } = context;
    const [method, path = ''] = routeKey.split(' ');
    return `arn:${partition}:execute-api:${region}:${accountId}:${api.id}/${requestContext.stage}/${method}${path}`;
  }

  async function integrate(
    integration: Integration,
    payload: string,
  ): Promise<{ response: HttpResponse; error?: string }> {
    const { promise: late, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(resolve, integration.timeoutMs, undefined);
    try {
      const result = await Promise.race([context.invokeLambda(integration.functionArn, payload), late]);
      if (!result) return { response: gatewayError(503, 'Service Unavailable'), error: 'Endpoint request timed out' };
      if (!result.functionError) return { response: responseOf(result.payload) };
      return { response: gatewayError(500, 'Internal Server Error'), error: result.payload.toString() };
    } catch (error) {
      return { response: answerTo(error), error: String(error) };
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What the caller gets where Lambda does not take the call: too many at once, an event of more than 6 MB, anything else. */
function answerTo(error: unknown): HttpResponse {
  const status = error instanceof AwsCallError ? error.status : 500;
  if (status === 429) return gatewayError(503, 'Service Unavailable');
  if (status === 413) return gatewayError(413, 'Request Entity Too Large');
  return gatewayError(500, 'Internal Server Error');
}
