import type { Journal } from '../journal/journal.ts';
import type { Statement } from '../journal/protocol.ts';

const windowMs = 5 * 60_000;

export interface Remembered {
  seq: number;
  messageId: string;
}
interface Row {
  queue: string;
  id: string;
  seq: number;
  message: string;
  expires_at: number;
}

/** FIFO deduplication: an id answers with its first message for five minutes, also when that one is deleted. */
export class Deduplication {
  readonly #known = new Map<string, Remembered & { expiresAt: number }>();
  readonly #clock: () => number;

  constructor(journal: Journal, clock: () => number) {
    this.#clock = clock;
    for (const row of journal.read<Row>('SELECT * FROM sqs_deduplication WHERE expires_at > ?', clock()))
      this.#known.set(`${row.queue}\n${row.id}`, { seq: row.seq, messageId: row.message, expiresAt: row.expires_at });
  }

  find(queue: string, id: string): Remembered | undefined {
    const known = this.#known.get(`${queue}\n${id}`);
    return known && known.expiresAt > this.#clock() ? known : undefined;
  }

  remember(queue: string, id: string, { seq, messageId }: Remembered): Statement[] {
    const now = this.#clock();
    // Entries stand in order of expiry, since all live equally long.
    for (const [key, entry] of this.#known) {
      if (entry.expiresAt > now) break;
      this.#known.delete(key);
    }
    const expiresAt = now + windowMs;
    this.#known.delete(`${queue}\n${id}`);
    this.#known.set(`${queue}\n${id}`, { seq, messageId, expiresAt });
    return [
      ['DELETE FROM sqs_deduplication WHERE queue = ? AND expires_at <= ?', queue, now],
      [
        'INSERT OR REPLACE INTO sqs_deduplication (queue, id, seq, message, expires_at) VALUES (?, ?, ?, ?, ?)',
        queue,
        id,
        seq,
        messageId,
        expiresAt,
      ],
    ];
  }

  forget(queue: string): void {
    for (const key of this.#known.keys()) if (key.startsWith(`${queue}\n`)) this.#known.delete(key);
  }
}
