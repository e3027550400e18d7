import type { AwsResponse } from '#local/services/contract.ts';
import type { AnswerMessage, CallMessage } from './messages.ts';

/** A signed call as it came, whichever way. */
export interface SignedCall {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Buffer;
}

export type CallAws = (call: SignedCall) => Promise<AwsResponse>;

/** Cloning a view would clone all of the memory behind it, which may be a pool. */
export const compact = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();

const bytesOf = (body: Uint8Array | string): Buffer =>
  typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);

/** Carries a call out at the door, under the same statements as one that comes over HTTP. */
export async function answerCall(call: CallMessage, callAws: CallAws): Promise<AnswerMessage> {
  const { status, headers = {}, body } = await callAws({ ...call, body: bytesOf(call.body) });
  return { kind: 'answer', id: call.id, status, headers, body: typeof body === 'string' ? body : compact(body) };
}
