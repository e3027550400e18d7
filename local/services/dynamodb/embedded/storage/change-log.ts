import { randomUUID } from 'node:crypto';
import type { Item } from '../values/attribute-value.ts';
import { itemSize } from '../values/item-size.ts';
import type { Database } from './database.ts';
import { keyAttributes } from './keys.ts';
import type { Table } from './table.ts';

export type ChangeOrigin = 'time-to-live';

/** AWS keeps stream records for a day. */
const RETENTION_MS = 24 * 3600 * 1000;
/** Sequence numbers compare as numbers and, being equally long, as text. */
const FIRST = 10n ** 20n;

export const sequenceNumber = (seq: number): string => String(FIRST + BigInt(seq));
export const sequenceOf = (text: string): number => Number(BigInt(text) - FIRST);

/** The streams: what changed in each table, in order. */
export class ChangeLog {
  readonly #database: Database;
  readonly #region: string;

  constructor(database: Database, region: string) {
    this.#database = database;
    this.#region = region;
  }

  record(table: Table, old: Item | undefined, item: Item | undefined, origin?: ChangeOrigin): void {
    const { view } = table.stream!;
    const now = Date.now();
    const images = {
      ...(item && view.startsWith('NEW') && { NewImage: item }),
      ...(old && (view === 'OLD_IMAGE' || view === 'NEW_AND_OLD_IMAGES') && { OldImage: old }),
    };
    const record = {
      eventID: randomUUID().replaceAll('-', ''),
      eventName: !old ? 'INSERT' : item ? 'MODIFY' : 'REMOVE',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: this.#region,
      ...(origin === 'time-to-live' && { userIdentity: { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' } }),
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(now / 1000),
        Keys: keyAttributes(item ?? old!, table),
        ...images,
        SizeBytes: (item ? itemSize(item) : 0) + (old ? itemSize(old) : 0),
        StreamViewType: view,
      },
    };
    this.#database
      .prepare('INSERT INTO stream_record (table_id, at, record) VALUES (?, ?, ?)')
      .run(table.id, now, JSON.stringify(record));
  }

  /** Records after a sequence number, as one JSON list, and the last one's number. */
  read(table: Table, after: number, limit: number): { records: string; last: number } {
    const rows = this.#database
      .prepare('SELECT seq, record FROM stream_record WHERE table_id = ? AND seq > ? ORDER BY seq LIMIT ?')
      .all(table.id, after, limit) as unknown as { seq: number; record: string }[];
    const texts: string[] = [];
    let last = after;
    let bytes = 0;
    for (const { seq, record } of rows) {
      if (bytes + record.length > 1024 * 1024 && texts.length > 0) break;
      bytes += record.length;
      last = seq;
      // The number belongs inside `dynamodb`, which ends the record.
      texts.push(`${record.slice(0, -2)},"SequenceNumber":"${sequenceNumber(seq)}"}}`);
    }
    return { records: `[${texts.join(',')}]`, last };
  }

  latest(): number {
    const row = this.#database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'stream_record'").get();
    return (row as { seq: number } | undefined)?.seq ?? 0;
  }

  trim(): void {
    this.#database.prepare('DELETE FROM stream_record WHERE at < ?').run(Date.now() - RETENTION_MS);
  }
}
