import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HttpServer {
  url: string;
  port: number;
  server: Server;
  close(): Promise<void>;
}

/** The port is in use: the message is one line for the person who started us. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
}

/** Serves on 127.0.0.1 only; `port` 0 takes any free one. */
export async function listenOnLoopback(port: number, listener: RequestListener): Promise<HttpServer> {
  // Clients keep connections for long; a server that closes idle ones first would make them race with their next request.
  const server = createServer({ keepAliveTimeout: 120_000, noDelay: true, requestTimeout: 0 }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken ? new PortTakenError(`Port ${port} is taken: choose another with --port.`, { cause: error }) : error,
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
