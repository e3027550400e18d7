import { equalItems, type Item } from '../values/attribute-value.ts';
import { itemSize } from '../values/item-size.ts';
import type { ChangeLog, ChangeOrigin } from './change-log.ts';
import type { Database } from './database.ts';
import { type EncodedKey, encodeIndexKey } from './keys.ts';
import type { Table } from './table.ts';

/** Reads and writes items, keeping indexes, expiry and stream in step. */
export class Items {
  readonly #database: Database;
  readonly #changes: ChangeLog;

  constructor(database: Database, changes: ChangeLog) {
    this.#database = database;
    this.#changes = changes;
  }

  /** The stored JSON text: most reads pass it on as it is. */
  readText({ storage }: Table, { pk, sk }: EncodedKey): string | undefined {
    const row = this.#database.prepare(`SELECT item FROM ${storage} WHERE pk = ? AND sk = ?`).get(pk, sk);
    return (row as { item: string } | undefined)?.item;
  }

  read(table: Table, key: EncodedKey): Item | undefined {
    const text = this.readText(table, key);
    return text === undefined ? undefined : (JSON.parse(text) as Item);
  }

  /** Puts `item` in the place of `old`, which the caller has read in the same batch. */
  write(table: Table, key: EncodedKey, old: Item | undefined, item: Item): void {
    const text = JSON.stringify(item);
    this.#database
      .prepare(
        `INSERT INTO ${table.storage} (pk, sk, item, size, expires_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (pk, sk)
         DO UPDATE SET item = excluded.item, size = excluded.size, expires_at = excluded.expires_at`,
      )
      .run(key.pk, key.sk, text, itemSize(item), expiryOf(table, item));
    this.#moveInIndexes(table, key, old, item);
    // A write that changes nothing leaves no trace in the stream.
    if (table.stream && !(old && equalItems(old, item))) this.#changes.record(table, old, item);
  }

  remove(table: Table, key: EncodedKey, old: Item, origin?: ChangeOrigin): void {
    this.#database.prepare(`DELETE FROM ${table.storage} WHERE pk = ? AND sk = ?`).run(key.pk, key.sk);
    this.#moveInIndexes(table, key, old, undefined);
    if (table.stream) this.#changes.record(table, old, undefined, origin);
  }

  /** Fills indexes that were declared after the items. */
  fillIndexes(table: Table, names: ReadonlySet<string>): void {
    const indexes = table.indexes.filter(({ name }) => names.has(name));
    for (const row of this.#database.prepare(`SELECT pk, sk, item FROM ${table.storage}`).all()) {
      const { pk, sk, item } = row as unknown as { pk: Buffer; sk: Buffer; item: string };
      this.#moveInIndexes({ ...table, indexes }, { pk, sk }, undefined, JSON.parse(item) as Item);
    }
  }

  /** Recomputes when items expire, after time to live was switched on or off. */
  refreshExpiry(table: Table): void {
    const update = this.#database.prepare(`UPDATE ${table.storage} SET expires_at = ? WHERE pk = ? AND sk = ?`);
    for (const row of this.#database.prepare(`SELECT pk, sk, item FROM ${table.storage}`).all()) {
      const { pk, sk, item } = row as unknown as { pk: Buffer; sk: Buffer; item: string };
      update.run(expiryOf(table, JSON.parse(item) as Item), pk, sk);
    }
  }

  /** Removes items whose time is over, as DynamoDB itself does: their stream records name it as the origin. */
  removeExpired(table: Table, nowSeconds: number): number {
    const rows = this.#database
      .prepare(`SELECT pk, sk, item FROM ${table.storage} WHERE expires_at <= ? LIMIT 500`)
      .all(nowSeconds) as unknown as { pk: Buffer; sk: Buffer; item: string }[];
    for (const { pk, sk, item } of rows) this.remove(table, { pk, sk }, JSON.parse(item) as Item, 'time-to-live');
    return rows.length;
  }

  count({ storage }: Table): { items: number; bytes: number } {
    const row = this.#database
      .prepare(`SELECT count(*) AS items, coalesce(sum(size), 0) AS bytes FROM ${storage}`)
      .get();
    return row as unknown as { items: number; bytes: number };
  }

  #moveInIndexes(table: Table, key: EncodedKey, old: Item | undefined, item: Item | undefined): void {
    for (const index of table.indexes) {
      const from = old && encodeIndexKey(index, old);
      const to = item && encodeIndexKey(index, item);
      if (from && to && from.pk.equals(to.pk) && from.sk.equals(to.sk)) continue;
      const { storage } = index;
      if (from) {
        this.#database
          .prepare(`DELETE FROM ${storage} WHERE ipk = ? AND isk = ? AND pk = ? AND sk = ?`)
          .run(from.pk, from.sk, key.pk, key.sk);
      }
      if (to) this.#database.prepare(`INSERT INTO ${storage} VALUES (?, ?, ?, ?)`).run(to.pk, to.sk, key.pk, key.sk);
    }
  }
}

/** Epoch seconds; only whole numbers of the last five years or later count, as on AWS. */
function expiryOf({ timeToLive }: Table, item: Item): number | null {
  const value = timeToLive === undefined ? undefined : item[timeToLive];
  if (!value || !('N' in value)) return null;
  const seconds = Math.floor(Number(value.N));
  const fiveYears = 5 * 365 * 24 * 3600;
  return Number.isSafeInteger(seconds) && seconds > Date.now() / 1000 - fiveYears ? seconds : null;
}
