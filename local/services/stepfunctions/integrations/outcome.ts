import { randomUUID } from 'node:crypto';
import type { Json, JsonObject } from '../json.ts';
import { ServiceError } from '../ports.ts';

/** What a call came to: its result, or the error it reports to the state. */
export type Outcome = { ok: true; output: Json } | { ok: false; error: string; cause: string };

/** The metadata that the AWS SDK of Step Functions adds to a response. */
export function sdkMetadata(headers: Record<string, string>, requestId: string = randomUUID()): JsonObject {
  const all = { ...headers, 'x-amzn-RequestId': requestId };
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value]])),
      HttpHeaders: all,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

/**
 * An error answer of a service, as the state sees it: 'Lambda.ResourceNotFoundException'. Optimized integrations describe it as
 * the older SDK did, with its name of the service (`AWSLambda`).
 */
export function serviceFailure(
  prefix: string,
  clientName: string,
  error: unknown,
  style: 'sdk' | 'optimized',
): Outcome {
  if (!(error instanceof ServiceError)) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, error: `${prefix}.SdkClientException`, cause: message };
  }
  const name = error.name.endsWith('Exception') ? error.name : `${error.name}Exception`;
  const id = error.requestId ?? randomUUID();
  const { statusCode } = error;
  const details =
    style === 'sdk'
      ? `Service: ${clientName}, Status Code: ${statusCode}, Request ID: ${id}`
      : `Service: ${clientName}; Status Code: ${statusCode}; Error Code: ${error.name}; Request ID: ${id}; Proxy: null`;
  return { ok: false, error: `${prefix}.${name}`, cause: `${error.message} (${details})` };
}
