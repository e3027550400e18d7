import { AwsCallError } from '#local/services/contract.ts';
import type { Connections } from '../connections/connections.ts';
import type { Added } from '../connections/credentials.ts';
import { RetryLater } from '../delivery/failure.ts';
import type { ApiDestination } from './api-destination.ts';
import type { HttpValues } from './http-values.ts';

/** An API destination has this long to answer. */
const PATIENCE_MS = 5000;
const WITHOUT_BODY = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Answers after which the request is tried again; any other than success is final. */
const RETRIED = new Set([401, 407, 409, 429]);

/** Sends an event to its API destination. @throws AwsCallError `ERROR_FROM_TARGET` where trying again makes no sense, Error where it does */
export async function invokeApiDestination(
  connections: Connections,
  destination: ApiDestination,
  values: HttpValues | undefined,
  payload: string,
): Promise<void> {
  const { method, connectionArn } = destination;
  const added = await connections.added(connectionArn);
  const response = await fetch(urlOf(destination, values, added), {
    method,
    // What answers with a redirect has not taken the event.
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...values?.HeaderParameters,
      ...added.headers,
      'user-agent': 'Amazon/EventBridge/ApiDestinations',
    },
    ...(WITHOUT_BODY.has(method) ? {} : { body: bodyOf(payload, added) }),
  });
  await response.body?.cancel();
  const { status } = response;
  if (status >= 200 && status < 300) return;
  if (status === 401 || status === 407) connections.refused(connectionArn);
  const message = `The API destination ${destination.name} answered with status ${status}`;
  if (RETRIED.has(status) || status >= 500)
    throw new RetryLater(message, (Number(response.headers.get('retry-after')) || 0) * 1000);
  throw new AwsCallError('ERROR_FROM_TARGET', message, status);
}

function urlOf({ endpoint }: ApiDestination, values: HttpValues | undefined, added: Added): URL {
  const path = [...(values?.PathParameterValues ?? [])];
  const url = new URL(endpoint.replace(/\*/g, () => encodeURIComponent(path.shift() ?? '')));
  for (const [key, value] of Object.entries({ ...values?.QueryStringParameters, ...added.query }))
    url.searchParams.append(key, value);
  return url;
}

/** Fields that the connection adds go into a body that is an object. */
function bodyOf(payload: string, { body }: Added): string {
  if (Object.keys(body).length === 0) return payload;
  const value: unknown = JSON.parse(payload);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? JSON.stringify({ ...value, ...body })
    : payload;
}
