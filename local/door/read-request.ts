import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { AwsCaller, AwsRequest } from '#local/services/contract.ts';
import { type Signature, signatureOfHeader, signatureOfQuery } from './signature.ts';

const EMPTY_QUERY = new URLSearchParams();

/** The call's service and signature, from its headers alone: the body is still to come. */
export interface Call {
  signature: Signature;
  path: string;
  query: URLSearchParams;
}

/** Request line and headers, wherever they come from. */
export interface Head {
  method?: string | undefined;
  url?: string | undefined;
  headers: IncomingHttpHeaders;
}

export function readCall(message: Head): Call | undefined {
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  const query = mark === -1 ? EMPTY_QUERY : new URLSearchParams(url.slice(mark + 1));
  const signature = signatureOfHeader(message.headers.authorization) ?? signatureOfQuery(query);
  return signature && { signature, path: mark === -1 ? url : url.slice(0, mark), query };
}

export function toAwsRequest(message: Head, call: Call, body: Buffer, caller: AwsCaller): AwsRequest {
  const headers = message.headers as Record<string, string>;
  const target = headers['x-amz-target'];
  const action = actionOf(target, call, headers['content-type'], body);
  return {
    service: call.signature.service,
    ...(action !== undefined && { action }),
    ...(target !== undefined && { target }),
    method: message.method ?? 'GET',
    path: call.path,
    query: call.query,
    headers,
    body,
    caller,
    region: call.signature.region,
  };
}

function actionOf(target: string | undefined, call: Call, type: string | undefined, body: Buffer): string | undefined {
  if (target !== undefined) return target.slice(target.indexOf('.') + 1);
  if (type?.startsWith('application/x-www-form-urlencoded')) {
    return new URLSearchParams(body.toString()).get('Action') ?? undefined;
  }
  return call.query.get('Action') ?? undefined;
}

/** Collects a body. Resolves undefined when it is longer than `limit` bytes. */
export function readBody(message: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
    });
    message.on('end', () => {
      if (size > limit) resolve(undefined);
      else resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, size));
    });
    message.on('error', reject);
  });
}
