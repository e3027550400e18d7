import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AwsCaller, AwsRequest, AwsService } from '#local/services/contract.ts';

/** A service alone on a random loopback port, for tests and trials with SDK clients: no signature is checked. */
export interface Loopback {
  url: string;
  close(): Promise<void>;
}

const operator: AwsCaller = { accessKeyId: 'local', accountId: '000000000000' };

async function toRequest(incoming: IncomingMessage, service: string, caller: AwsCaller): Promise<AwsRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://loopback');
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  const target = headers['x-amz-target'];
  const body = Buffer.concat(chunks);
  const action = target?.split('.').at(-1) ?? new URLSearchParams(body.toString('latin1')).get('Action') ?? undefined;
  return {
    service,
    ...(action === undefined ? {} : { action }),
    ...(target === undefined ? {} : { target }),
    method: incoming.method ?? 'GET',
    path: (incoming.url ?? '/').split('?')[0] ?? '/',
    query: url.searchParams,
    headers,
    body,
    caller,
    region: 'eu-central-1',
  };
}

export async function serveLoopback(service: AwsService, caller: AwsCaller = operator): Promise<Loopback> {
  const server = createServer((incoming, outgoing) => {
    toRequest(incoming, service.service, caller)
      .then((request) => service.handle(request))
      .then(
        (response) => {
          outgoing.writeHead(response.status, response.headers);
          outgoing.end(response.body);
        },
        (error: Error) => {
          outgoing.writeHead(500);
          outgoing.end(error.stack);
        },
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
