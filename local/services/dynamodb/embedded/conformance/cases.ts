import { batches } from './batches.ts';
import type { Case } from './calls.ts';
import { conditions } from './conditions.ts';
import { items } from './items.ts';
import { queries } from './queries.ts';
import { refusedBatches } from './refused-batches.ts';
import { refusedItems } from './refused-items.ts';
import { refusedReads } from './refused-reads.ts';
import { refusedTables } from './refused-tables.ts';
import { transactions } from './transactions.ts';
import { updates } from './updates.ts';

/** In this order: each finds what the ones before have left. */
export const cases: Record<string, Case[]> = {
  ...items,
  ...updates,
  ...conditions,
  ...queries,
  ...transactions,
  ...batches,
  ...refusedTables,
  ...refusedItems,
  ...refusedReads,
  ...refusedBatches,
};
