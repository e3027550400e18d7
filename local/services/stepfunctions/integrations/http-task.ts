import { isObject, type Json, type JsonObject, parsedOr } from '../json.ts';
import { type Added, type Integrations, ServiceError, type TaskCaller } from '../ports.ts';
import { NOTHING_ADDED, readConnection } from './http-connection.ts';
import type { Outcome } from './outcome.ts';

/** One request and its answer, as `TestState` shows them at level `TRACE` (`InspectionDataRequest`, `InspectionDataResponse`). */
export interface HttpExchange {
  /** Without what the connection adds. */
  request: JsonObject;
  /** With it: for who may see secrets. */
  requestWithSecrets: JsonObject;
  response: JsonObject;
}
export type ObserveHttp = (exchange: HttpExchange) => void;

/** The optimized integration `http:invoke`: one request to any HTTP API, authorized by an EventBridge connection where one is named. */
export async function invokeHttp(
  ports: Integrations,
  args: JsonObject,
  caller: TaskCaller,
  observe?: ObserveHttp,
): Promise<Outcome> {
  try {
    const connectionArn = connectionOf(args);
    const request = { endpoint: String(args.ApiEndpoint), method: String(args.Method).toUpperCase(), connectionArn };
    const added = await (ports.http?.admit(request, caller) ?? readConnection(ports, connectionArn, caller));
    const outcome = await exchange(args, added, observe);
    const isRefused = !outcome.ok && /\.StatusCode\.(401|407)$/.test(outcome.error);
    if (isRefused && connectionArn !== undefined) ports.http?.refused(connectionArn);
    return outcome;
  } catch (error) {
    const { name, message } = error as Error;
    if (error instanceof ServiceError)
      return { ok: false, error: name.startsWith('Events.') ? name : `States.Http.${name}`, cause: message };
    return { ok: false, error: 'States.Http.Socket', cause: `The request failed: ${message}` };
  }
}

function connectionOf(args: JsonObject): string | undefined {
  for (const at of [args.Authentication, args.InvocationConfig])
    if (isObject(at) && typeof at.ConnectionArn === 'string') return at.ConnectionArn;
  return undefined;
}

interface Prepared {
  url: URL;
  method: string;
  headers: Headers;
  body: string | undefined;
}

function prepare(args: JsonObject, added: Added): Prepared {
  const url = new URL(String(args.ApiEndpoint));
  for (const [key, value] of Object.entries({ ...asObject(args.QueryParameters), ...added.query }))
    for (const one of [value].flat()) url.searchParams.append(key, textOf(one));
  const method = String(args.Method).toUpperCase();
  const given = asObject(args.Headers);
  const headers = new Headers({ 'User-Agent': 'Amazon|StepFunctions|HttpInvoke|local' });
  for (const [key, value] of Object.entries({ ...given, ...added.headers })) headers.set(key, textOf(value));
  const body = bodyOf(args, added);
  if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
  return { url, method, headers, body };
}

async function exchange(args: JsonObject, added: Added, observe?: ObserveHttp): Promise<Outcome> {
  const request = prepare(args, added);
  const { url, method, headers, body } = request;
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  observe?.({
    request: shown(prepare(args, NOTHING_ADDED)),
    requestWithSecrets: shown(request),
    response: {
      protocol: protocolOf(url),
      statusCode: String(response.status),
      statusMessage: response.statusText,
      headers: listed(response.headers),
      body: text,
    },
  });
  if (!response.ok) return { ok: false, error: `States.Http.StatusCode.${response.status}`, cause: text };
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return {
    ok: true,
    output: {
      Headers: Object.fromEntries(Array.from(response.headers, ([key, value]) => [key, [value]])),
      ResponseBody: isJson ? parsedOr(text) : text,
      StatusCode: response.status,
      StatusText: response.statusText,
    },
  };
}

const protocolOf = (url: URL): string => url.protocol.replace(':', '');
const listed = (headers: Headers): string =>
  `[${Array.from(headers, ([key, value]) => `${key}: ${value}`).join(', ')}]`;
const shown = ({ url, method, headers, body }: Prepared): JsonObject => ({
  protocol: protocolOf(url),
  method,
  url: url.href,
  headers: listed(headers),
  ...(body === undefined ? {} : { body }),
});

/** Bodies go as JSON, or form-encoded where `Transform` asks for it; GET and HEAD have none. */
function bodyOf(args: JsonObject, added: Added): string | undefined {
  if (args.RequestBody === undefined || ['GET', 'HEAD'].includes(String(args.Method).toUpperCase())) return undefined;
  const body = isObject(args.RequestBody) ? { ...args.RequestBody, ...added.body } : args.RequestBody;
  const { RequestBodyEncoding, RequestEncodingOptions } = asObject(args.Transform);
  if (RequestBodyEncoding === 'URL_ENCODED' && isObject(body)) {
    return formEncoded(body, String(asObject(RequestEncodingOptions).ArrayFormat ?? 'INDICES'));
  }
  return textOf(body);
}

/** How the values of a list are named in a form. */
const LIST_KEYS: Record<string, (key: string, index: number) => string> = {
  INDICES: (key, index) => `${key}[${index}]`,
  BRACKETS: (key) => `${key}[]`,
  REPEAT: (key) => key,
};

function formEncoded(body: JsonObject, listFormat: string): string {
  const form = new URLSearchParams();
  for (const [key, value] of Object.entries(body)) {
    const keyOf = LIST_KEYS[listFormat];
    if (Array.isArray(value) && keyOf) {
      for (const [index, item] of value.entries()) form.append(keyOf(key, index), textOf(item));
    } else form.append(key, Array.isArray(value) ? value.map(textOf).join(',') : textOf(value));
  }
  return form.toString();
}

function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
