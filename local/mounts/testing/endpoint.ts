import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Seen {
  method: string | undefined;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** An HTTP endpoint outside, with an authorization server at `/token`; `/tasks` takes its first token for a stale one. */
export class Endpoint {
  readonly seen: Seen[] = [];
  /** What it answers with, by path; 200 where nothing is said. */
  readonly statuses = new Map<string, number>();
  /** How many tokens it has given. */
  tokens = 0;
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  /** Gives its origin. */
  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  forget(): void {
    this.seen.length = 0;
    this.statuses.clear();
  }

  requestsTo(path: string): Seen[] {
    return this.seen.filter(({ url }) => url === path);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '', headers } = request;
    this.seen.push({ method, url, headers, body: await text(request) });
    const isStale = url === '/tasks' && headers.authorization === 'Bearer t1';
    response.writeHead(isStale ? 401 : (this.statuses.get(url) ?? 200), { 'content-type': 'application/json' });
    response.end(
      url === '/token' ? JSON.stringify({ access_token: `t${++this.tokens}`, expires_in: 3600 }) : '{"ok":true}',
    );
  }
}
