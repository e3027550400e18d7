import type { Server } from '../storage/server.ts';
import type { Authentication } from './authentication.ts';
import type { Cursors } from './cursor-store.ts';
import type { Jobs } from './job-store.ts';
import type { QueryTracking } from './query-tracking.ts';
import type { Transactions } from './transaction-store.ts';

/** What outlives a request. */
export type Services = {
  server: Server;
  authentication: Authentication;
  cursors: Cursors;
  transactions: Transactions;
  jobs: Jobs;
  tracking: QueryTracking;
  logLevels: Record<string, string>;
};
