import { Catalogue } from './storage/catalogue.ts';
import { ChangeLog } from './storage/change-log.ts';
import { Database } from './storage/database.ts';
import { Items } from './storage/items.ts';

/** Everything that an action works on. */
export interface Store {
  database: Database;
  catalogue: Catalogue;
  items: Items;
  changes: ChangeLog;
}

export interface StoreOptions {
  file: string;
  accountId: string;
  region: string;
  partition: string;
}

export function openStore({ file, accountId, region, partition }: StoreOptions): Store {
  const database = new Database(file);
  const changes = new ChangeLog(database, region);
  const catalogue = new Catalogue(database, `arn:${partition}:dynamodb:${region}:${accountId}:`);
  return { database, catalogue, changes, items: new Items(database, changes) };
}

/** One API action: the request's JSON in, the answer's JSON text out. */
export type Action = (store: Store, input: Record<string, unknown>) => string;
