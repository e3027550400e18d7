import { batches } from './batches.ts';
import type { Case } from './calls.ts';
import { conditions } from './conditions.ts';
import { items } from './items.ts';
import { queries } from './queries.ts';
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
};
