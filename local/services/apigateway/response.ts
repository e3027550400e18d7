import { gatewayError, type HttpResponse } from './model.ts';

const internalError = (): HttpResponse => gatewayError(500, 'Internal Server Error');

/**
 * What a function's payload becomes (format 2.0): an object with `statusCode` is a response; any other value is the body of
 * a 200 in JSON. A payload that is neither is the function's fault: 500.
 */
export function responseOf(payload: Buffer): HttpResponse {
  let result: unknown;
  try {
    result = JSON.parse(payload.toString());
  } catch {
    return internalError();
  }
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) return bare(payload, result);
  const { statusCode, headers, cookies, body, isBase64Encoded } = result as Record<string, unknown>;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return internalError();
  return {
    status,
    headers: { ...headersOf(headers), ...(Array.isArray(cookies) && { 'set-cookie': cookies.map(String) }) },
    body: bodyOf(body, isBase64Encoded === true),
  };
}

function bare(payload: Buffer, result: unknown): HttpResponse {
  if (result === null) return { status: 200, headers: { 'content-type': 'application/json' }, body: 'null' };
  const body = typeof result === 'string' ? result : payload;
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

function headersOf(headers: unknown): Record<string, string> {
  const result: Record<string, string> = { 'content-type': 'text/plain;charset=utf-8' };
  if (typeof headers !== 'object' || headers === null) return result;
  for (const [name, value] of Object.entries(headers)) {
    if (value !== null && value !== undefined) result[name.toLowerCase()] = String(value);
  }
  return result;
}

function bodyOf(body: unknown, isBase64Encoded: boolean): string | Buffer {
  if (body === undefined || body === null) return '';
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return isBase64Encoded ? Buffer.from(text, 'base64') : text;
}
