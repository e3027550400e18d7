import type { Journal } from '#local/services/storage/journal/journal.ts';

/** `sequence` is the last record that is done; `ended` when the shard is closed and read to its end. */
export interface Checkpoint {
  sequence: string | undefined;
  ended: boolean;
}
interface Row {
  shard: string;
  sequence: string | null;
  ended: number;
}

/** How far a mapping has read each shard. */
export class Checkpoints {
  readonly #journal: Journal;
  readonly #mapping: string;
  readonly #known = new Map<string, Checkpoint>();

  constructor(journal: Journal, mapping: string) {
    this.#journal = journal;
    this.#mapping = mapping;
    journal.define(
      'CREATE TABLE IF NOT EXISTS stream_checkpoint (mapping TEXT NOT NULL, shard TEXT NOT NULL, sequence TEXT, ended INTEGER NOT NULL, PRIMARY KEY (mapping, shard)) STRICT, WITHOUT ROWID;',
    );
    for (const row of journal.read<Row>(
      'SELECT shard, sequence, ended FROM stream_checkpoint WHERE mapping = ?',
      mapping,
    ))
      this.#known.set(row.shard, { sequence: row.sequence ?? undefined, ended: row.ended === 1 });
  }

  get(shard: string): Checkpoint | undefined {
    return this.#known.get(shard);
  }

  get empty(): boolean {
    return this.#known.size === 0;
  }

  async save(shard: string, checkpoint: Checkpoint): Promise<void> {
    this.#known.set(shard, checkpoint);
    await this.#journal.write([
      [
        'INSERT OR REPLACE INTO stream_checkpoint (mapping, shard, sequence, ended) VALUES (?, ?, ?, ?)',
        this.#mapping,
        shard,
        checkpoint.sequence ?? null,
        checkpoint.ended ? 1 : 0,
      ],
    ]);
  }

  /** Forgets shards that the stream has no more: they would pile up over the months. */
  async keepOnly(shards: ReadonlySet<string>): Promise<void> {
    const gone = [...this.#known.keys()].filter((shard) => !shards.has(shard));
    for (const shard of gone) this.#known.delete(shard);
    await this.#journal.write(
      gone.map(
        (shard) => ['DELETE FROM stream_checkpoint WHERE mapping = ? AND shard = ?', this.#mapping, shard] as const,
      ),
    );
  }
}
