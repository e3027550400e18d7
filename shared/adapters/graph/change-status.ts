import type { Database } from 'arangojs';
import type { PublishableEvent } from '../dynamodb/outbox.ts';
import type { ProcessDocument } from './documents.ts';
import { inTransaction } from './transaction.ts';

type Change = Partial<Pick<ProcessDocument, 'status' | 'activeVersion' | 'versionStatus' | 'updatedAt'>>;

/** Changes status fields of a draft or version, with the events that tell of it. */
export const changeStatus = (
  db: Database,
  key: string,
  change: Change,
  events: readonly PublishableEvent[],
): Promise<void> =>
  inTransaction(db, ['process_def'], events, async (step) => {
    await step(() => db.collection('process_def').update(key, change));
  });
