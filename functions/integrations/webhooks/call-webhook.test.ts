import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { callWebhook, type WebhookCall } from './call-webhook.ts';
import { resolveTarget } from './webhook-target.ts';

let server: Server | undefined;
const listen = async (listener: RequestListener): Promise<string> => {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
};
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const call = (url: string, over: Partial<WebhookCall['config']> = {}): WebhookCall => ({
  tenantId: 'a0000000-0000-4000-8000-000000000001',
  executionId: 'e1',
  nodeId: 'notify',
  enteredAt: '2026-01-01T00:00:00.000Z',
  input: { amount: 12 },
  config: { url, method: 'POST', timeoutSeconds: 5, ...over },
});
const effects = { fetch, resolve: (url: string) => resolveTarget(url, { allowPrivate: true }) };

describe('calling a webhook', () => {
  it('sends the input as JSON with a key that stays the same over retries, and gives the answer back', async () => {
    const seen: unknown[] = [];
    const url = await listen((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        seen.push([request.headers['idempotency-key'], JSON.parse(body)]);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
      });
    });
    expect(await callWebhook(call(url), effects)).toEqual({ status: 200, body: { ok: true } });
    await callWebhook(call(url), effects);
    expect(seen).toEqual([
      ['e1#notify#2026-01-01T00:00:00.000Z', { amount: 12 }],
      ['e1#notify#2026-01-01T00:00:00.000Z', { amount: 12 }],
    ]);
  });

  it('names a target that hangs', async () => {
    const url = await listen(() => undefined);
    await expect(callWebhook(call(url, { timeoutSeconds: 0.05 }), effects)).rejects.toMatchObject({
      name: 'FlowMaster.WebhookTimeout',
      message: expect.stringContaining('did not answer within'),
    });
  });

  it.each([
    [404, 'FlowMaster.WebhookRejected'],
    [429, 'FlowMaster.WebhookError'],
    [503, 'FlowMaster.WebhookError'],
  ])('turns an answer of %i into %s', async (status, name) => {
    const url = await listen((_request, response) => response.writeHead(status).end('no'));
    await expect(callWebhook(call(url), effects)).rejects.toMatchObject({ name });
  });

  it('refuses an answer that does not fit into a state machine', async () => {
    const url = await listen((_request, response) => response.end('x'.repeat(300_000)));
    await expect(callWebhook(call(url), effects)).rejects.toMatchObject({ name: 'FlowMaster.WebhookError' });
  });

  it('does not follow a redirect to somewhere else', async () => {
    const url = await listen((_request, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    );
    await expect(callWebhook(call(url), effects)).rejects.toMatchObject({ name: 'FlowMaster.WebhookError' });
  });

  it.each([
    'http://127.0.0.1/x',
    'http://169.254.169.254/latest',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://localhost/',
    'ftp://example.com',
    'nonsense',
  ])('refuses %s as a target', async (url) => {
    await expect(resolveTarget(url, { allowPrivate: false })).rejects.toMatchObject({
      name: 'FlowMaster.WebhookRefused',
    });
  });
});
