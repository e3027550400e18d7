import type { Database } from 'arangojs';

/** Migrations may be run again: what is there stays. */
export const ifMissing = async (exists: Promise<boolean>, create: () => Promise<unknown>): Promise<void> => {
  if (!(await exists)) await create();
};

/** Creates persistent indexes of a database; one that exists with the same fields is left as it is. */
export const persistentIndex =
  (db: Database) =>
  (collection: string, name: string, fields: string[], options: { unique?: boolean; sparse?: boolean } = {}) =>
    db.collection(collection).ensureIndex({ type: 'persistent', name, fields, ...options });
