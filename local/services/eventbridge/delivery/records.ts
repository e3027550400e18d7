import type { Journal } from '#local/services/storage/journal/journal.ts';
import type { Statement } from '#local/services/storage/journal/protocol.ts';
import type { Delivery } from './delivery.ts';

export const deliveryTables = `
  CREATE TABLE IF NOT EXISTS events_delivery (
    seq INTEGER PRIMARY KEY, delivery TEXT NOT NULL, payload TEXT NOT NULL, attempts INTEGER NOT NULL, next_at INTEGER NOT NULL
  ) STRICT;`;

interface Row {
  seq: number;
  delivery: string;
  payload: string;
  attempts: number;
  next_at: number;
}

export function insertDelivery(delivery: Delivery): Statement {
  const { seq, payload, attempts, ...rest } = delivery;
  return [
    'INSERT INTO events_delivery (seq, delivery, payload, attempts, next_at) VALUES (?, ?, ?, ?, ?)',
    seq,
    JSON.stringify(rest),
    payload,
    attempts,
    0,
  ];
}

export function deleteDelivery(seq: number): Statement {
  return ['DELETE FROM events_delivery WHERE seq = ?', seq];
}

export function postpone(delivery: Delivery, nextAt: number): Statement {
  return [
    'UPDATE events_delivery SET attempts = ?, next_at = ? WHERE seq = ?',
    delivery.attempts,
    nextAt,
    delivery.seq,
  ];
}

export function loadDeliveries(journal: Journal): { delivery: Delivery; nextAt: number }[] {
  return journal.read<Row>('SELECT * FROM events_delivery ORDER BY seq').map((row) => ({
    delivery: {
      ...(JSON.parse(row.delivery) as Omit<Delivery, 'seq' | 'payload' | 'attempts'>),
      seq: row.seq,
      payload: row.payload,
      attempts: row.attempts,
    },
    nextAt: row.next_at,
  }));
}
