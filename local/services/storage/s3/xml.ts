import { randomUUID } from 'node:crypto';
import type { AwsResponse } from '#local/services/contract.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char]!);
}

export function s3Error(status: number, code: string, message: string): AwsResponse {
  const requestId = randomUUID().replaceAll('-', '').toUpperCase().slice(0, 16);
  return {
    status,
    headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message><RequestId>${requestId}</RequestId></Error>`,
  };
}
