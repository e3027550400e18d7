import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export type Answer = { status?: number; body: unknown; etag?: string };
export interface Seen {
  readonly request: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** A platform that answers what a test says, and keeps what it was asked. `meanwhile` runs while the caller waits. */
export async function aPlatform(
  answers: Readonly<Record<string, Answer>>,
  meanwhile: () => void = () => undefined,
): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const name = `${request.method} ${request.url!.split('?')[0]!.replace('/api/v1', '')}`;
      const body: unknown = request.method === 'GET' ? undefined : await json(request);
      seen.push({ request: name, headers: request.headers, body });
      meanwhile();
      const { status = 200, body: answer, etag } = answers[name] ?? { status: 500, body: 'no answer' };
      response.writeHead(status, { 'content-type': 'application/json', ...(etag ? { etag } : {}) });
      response.end(JSON.stringify(answer));
    })();
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}
