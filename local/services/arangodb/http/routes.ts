import { adminRoutes } from './api/admin.ts';
import { collectionRoutes } from './api/collections.ts';
import { cursorRoutes } from './api/cursors.ts';
import { databaseRoutes } from './api/databases.ts';
import { documentRoutes } from './api/documents.ts';
import { edgeRoutes } from './api/edges.ts';
import { graphRoutes } from './api/graphs.ts';
import { importRoutes } from './api/import.ts';
import { indexRoutes } from './api/indexes.ts';
import { jobRoutes } from './api/jobs.ts';
import { logRoutes } from './api/logs.ts';
import { queryRoutes } from './api/queries.ts';
import { queryTrackingRoutes } from './api/query-tracking.ts';
import { transactionRoutes } from './api/transactions.ts';
import { uncoveredRoutes } from './api/uncovered.ts';
import { userRoutes } from './api/users.ts';
import { Router } from './router.ts';

/** Every endpoint that this server has. */
export const router = new Router([
  adminRoutes,
  databaseRoutes,
  collectionRoutes,
  documentRoutes,
  importRoutes,
  edgeRoutes,
  indexRoutes,
  cursorRoutes,
  queryRoutes,
  queryTrackingRoutes,
  transactionRoutes,
  graphRoutes,
  userRoutes,
  jobRoutes,
  logRoutes,
  uncoveredRoutes,
]);
