import { createHash } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Caller } from './actor.ts';
import { AppError } from './errors.ts';

/** What is kept of a write that was made under an Idempotency-Key. */
export interface KeptAnswer {
  requestHash: string;
  response?: APIGatewayProxyStructuredResultV2;
}

/** Where answers are kept, per tenant. `begin` answers what is there already, or nothing when the key is new and now held. */
export interface AnswerStore {
  begin(tenantId: string, id: string, requestHash: string): Promise<KeptAnswer | undefined>;
  finish(tenantId: string, id: string, response: APIGatewayProxyStructuredResultV2): Promise<void>;
  forget(tenantId: string, id: string): Promise<void>;
}

interface Write {
  caller: Caller;
  operation: string;
  key: string;
  request: unknown;
}

export interface Idempotency {
  once(
    write: Write,
    work: () => Promise<APIGatewayProxyStructuredResultV2>,
  ): Promise<APIGatewayProxyStructuredResultV2>;
}

const hash = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value ?? null))
    .digest('base64url');

function checkKey(key: string): void {
  if (key.length >= 1 && key.length <= 255) return;
  throw new AppError('invalid', 'request.idempotency-key-invalid', 'Idempotency-Key must have 1 to 255 characters.', {
    errors: [{ path: 'header.idempotency-key', code: 'invalid', message: 'must have 1 to 255 characters' }],
  });
}

/** The same key with the same body gives the first answer again; with another body it is refused. Failures are not kept. */
export function idempotencyOver(store: AnswerStore): Idempotency {
  return {
    async once({ caller, operation, key, request }, work) {
      checkKey(key);
      const id = hash([caller.actor.id, operation, key]);
      const requestHash = hash(request);
      const kept = await store.begin(caller.tenantId, id, requestHash);
      if (kept) return replay(kept, requestHash);
      try {
        const response = await work();
        await store.finish(caller.tenantId, id, response);
        return response;
      } catch (error) {
        await store.forget(caller.tenantId, id);
        throw error;
      }
    },
  };
}

function replay(kept: KeptAnswer, requestHash: string): APIGatewayProxyStructuredResultV2 {
  if (kept.requestHash !== requestHash) {
    throw new AppError(
      'invalid',
      'request.idempotency-key-reused',
      'This Idempotency-Key was used with another body.',
      {
        errors: [{ path: 'header.idempotency-key', code: 'reused', message: 'was used with another body' }],
        help: 'Use a new key for a new request.',
      },
    );
  }
  if (!kept.response) {
    throw new AppError(
      'conflict',
      'request.in-progress',
      'The first request with this Idempotency-Key is still being handled.',
      {
        help: 'Wait a moment and send it again.',
        headers: { 'retry-after': '1' },
      },
    );
  }
  return { ...kept.response, headers: { ...kept.response.headers, 'idempotent-replay': 'true' } };
}
