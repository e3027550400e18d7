import { Agent, request } from 'node:http';
import type { AwsResponse } from '#local/services/contract.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 64, scheduling: 'lifo' });
/** DynamoDB Local wants a signature of any alphanumeric key; with -sharedDb it makes no difference which. */
const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

/** One call to DynamoDB Local on a kept connection, past the door. `target` is the whole X-Amz-Target. */
export function callDynamoDb(port: number, target: string, body: string | Buffer): Promise<AwsResponse> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        agent,
        method: 'POST',
        path: '/',
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': target,
          'content-length': Buffer.byteLength(body),
          authorization: AUTHORIZATION,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const { 'content-type': type, 'x-amz-crc32': checksum, 'x-amzn-requestid': id } = incoming.headers;
          const headers: Record<string, string> = { 'content-type': type ?? 'application/x-amz-json-1.0' };
          if (typeof checksum === 'string') headers['x-amz-crc32'] = checksum;
          if (typeof id === 'string') headers['x-amzn-requestid'] = id;
          resolve({
            status: incoming.statusCode ?? 500,
            headers,
            body: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks),
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
