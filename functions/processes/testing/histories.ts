import type { Database } from 'arangojs';
import { type Histories, HistoryStore } from '../history-store.ts';
import { ProcessStore } from '../process-store.ts';

/** The stores of one tenant on a test's graph. */
export const historiesOn = (db: Database, tenantId: string): Histories => ({
  store: new ProcessStore(db, tenantId, 'bus'),
  history: new HistoryStore(db, tenantId, 'bus'),
});
