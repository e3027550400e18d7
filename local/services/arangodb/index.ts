import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { initialLogLevels } from './http/api/logs.ts';
import { Authentication } from './http/authentication.ts';
import { Cursors } from './http/cursor-store.ts';
import { createHandler, type RequestHandler } from './http/handler.ts';
import { Jobs } from './http/job-store.ts';
import { QueryTracking } from './http/query-tracking.ts';
import { Transactions } from './http/transaction-store.ts';
import { removeExpired } from './storage/expiry.ts';
import { Server } from './storage/server.ts';

export type ArangoDbOptions = {
  /** Where the databases live; created if missing. */
  dataDir: string;
  /** The password of the user `root`; empty by default, as in a fresh ArangoDB. */
  rootPassword?: string;
};

export type ArangoDb = {
  /** Serves requests of a `node:http` server. */
  handler: RequestHandler;
  /** Listens on loopback; port 0 takes any free one. Resolves to the port. */
  listen: (port: number) => Promise<number>;
  close: () => Promise<void>;
};

const housekeepingInterval = 1000;

/** An ArangoDB on SQLite: the HTTP API and the part of AQL that `coverage.ts` lists. */
export function createArangoDb(options: ArangoDbOptions): ArangoDb {
  const server = new Server(options.dataDir);
  const services = {
    server,
    authentication: new Authentication(server, options.rootPassword ?? ''),
    cursors: new Cursors(),
    transactions: new Transactions(server),
    jobs: new Jobs(),
    tracking: new QueryTracking(),
    logLevels: initialLogLevels(),
  };
  const handler = createHandler(services);
  const housekeeping = setInterval(() => {
    const now = Date.now();
    services.cursors.sweep(now);
    services.transactions.sweep(now);
    removeExpired(server, now);
  }, housekeepingInterval);
  housekeeping.unref();
  let http: HttpServer | undefined;
  return {
    handler,
    listen: (port) => {
      http = createServer({ keepAliveTimeout: 30_000 }, handler);
      return listening(http, port);
    },
    close: async () => {
      clearInterval(housekeeping);
      if (http !== undefined) await closing(http);
      server.close();
    },
  };
}

/** Starts one on a loopback port: what the local cloud mounts, and hands to functions as ARANGO_URL. */
export async function startArangoDb(
  options: ArangoDbOptions & { port?: number },
): Promise<{ url: string; close: () => Promise<void> }> {
  const arango = createArangoDb(options);
  try {
    const port = await arango.listen(options.port ?? 0);
    return { url: `http://127.0.0.1:${port}`, close: arango.close };
  } catch (error) {
    await arango.close();
    throw error;
  }
}

function listening(http: HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', () => {
      http.off('error', reject);
      resolve((http.address() as AddressInfo).port);
    });
  });
}

function closing(http: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve());
    http.closeAllConnections();
  });
}
