import type { Json } from '#contracts/core/json.ts';
import { TaskError } from '#runtime/errors.ts';
import { type ActivityCall, activityKey } from '#runtime/task-handler.ts';

export interface WebhookCall extends Pick<ActivityCall, 'executionId' | 'nodeId' | 'enteredAt' | 'tenantId' | 'input'> {
  config: {
    url: string;
    method: string;
    headers?: Record<string, string> | undefined;
    body?: Json | undefined;
    timeoutSeconds: number;
  };
}

interface Effects {
  fetch: typeof fetch;
  resolve: (url: string) => Promise<URL>;
}

/** Longest answer that is read; a state machine carries 256 KiB. */
const MAX_ANSWER_BYTES = 200_000;

async function readBounded(response: Response, url: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES)
      throw new TaskError('WebhookError', `${url} answered with more than ${MAX_ANSWER_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function bodyOf(text: string, type: string | null): Json {
  if (!type?.includes('json') || text === '') return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/**
 * Calls a webhook once. The receiver can tell repetitions by `Idempotency-Key`, which stays the same over retries.
 * @returns `{status, headers, body}` of a 2xx answer
 * @throws TaskError `FlowMaster.WebhookTimeout`, `FlowMaster.WebhookRefused`, `FlowMaster.WebhookRejected` (4xx: retrying cannot help),
 * `FlowMaster.WebhookError` (5xx, network)
 */
export async function callWebhook({ config, input, ...call }: WebhookCall, { fetch, resolve }: Effects) {
  const target = await resolve(config.url);
  const hasBody = config.method !== 'GET';
  try {
    const response = await fetch(target, {
      method: config.method,
      redirect: 'error',
      signal: AbortSignal.timeout(config.timeoutSeconds * 1000),
      headers: {
        accept: 'application/json',
        ...(hasBody ? { 'content-type': 'application/json' } : {}),
        ...config.headers,
        'user-agent': 'FlowMaster-Webhook/1',
        'idempotency-key': activityKey(call),
        'x-flowmaster-execution-id': call.executionId,
      },
      ...(hasBody ? { body: JSON.stringify(config.body ?? input) } : {}),
    });
    const body = bodyOf(await readBounded(response, config.url), response.headers.get('content-type'));
    if (response.ok) return { status: response.status, body };
    const kind =
      response.status < 500 && response.status !== 429 && response.status !== 408 ? 'WebhookRejected' : 'WebhookError';
    throw new TaskError(
      kind,
      `${config.method} ${config.url} answered ${response.status}: ${JSON.stringify(body).slice(0, 1_000)}`,
    );
  } catch (cause) {
    if (cause instanceof TaskError) throw cause;
    if ((cause as Error).name === 'TimeoutError') {
      throw new TaskError('WebhookTimeout', `${config.url} did not answer within ${config.timeoutSeconds} seconds.`, {
        cause,
      });
    }
    const reason = ((cause as Error).cause as Error | undefined)?.message ?? (cause as Error).message;
    throw new TaskError('WebhookError', `${config.url} could not be reached: ${reason}`, { cause });
  }
}
