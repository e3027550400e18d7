import { AwsCallError } from '#local/services/contract.ts';
import type { Journal } from '#local/services/storage/journal/journal.ts';
import type { Statement } from '#local/services/storage/journal/protocol.ts';
import type { EventEnvelope } from '../event.ts';
import type { EventMatcher } from '../pattern/compile.ts';
import { compileEventPattern } from '../rule.ts';

export interface ArchiveSettings {
  name: string;
  sourceArn: string;
  description?: string | undefined;
  eventPattern?: string | undefined;
  /** 0 keeps for ever. */
  retentionDays: number;
  createdAt: number;
}
interface Archive {
  settings: ArchiveSettings;
  matches: EventMatcher;
  provided: boolean;
}

const tables = `
  CREATE TABLE IF NOT EXISTS events_archive (name TEXT PRIMARY KEY, settings TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS events_archived (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, archive TEXT NOT NULL, time INTEGER NOT NULL, event TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS events_archived_by_time ON events_archived (archive, time);`;

/** Archives of buses: every matching event, written by the commit that accepts it. */
export class Archives {
  readonly #journal: Journal;
  readonly #archives = new Map<string, Archive>();

  constructor(journal: Journal) {
    this.#journal = journal;
    journal.define(tables);
    for (const { settings } of journal.read<{ settings: string }>('SELECT * FROM events_archive'))
      this.#open(JSON.parse(settings) as ArchiveSettings, false);
  }

  all(): ArchiveSettings[] {
    return [...this.#archives.values()].map((archive) => archive.settings);
  }

  get(name: string): ArchiveSettings {
    const archive = this.#archives.get(name);
    if (!archive) throw new AwsCallError('ResourceNotFoundException', `Archive ${name} does not exist.`);
    return archive.settings;
  }

  async put(settings: ArchiveSettings, provided = false): Promise<void> {
    this.#open(settings, provided);
    const expiry: Statement[] =
      settings.retentionDays > 0
        ? [
            [
              'DELETE FROM events_archived WHERE archive = ? AND time < ?',
              settings.name,
              Date.now() - settings.retentionDays * 86_400_000,
            ],
          ]
        : [];
    const save: Statement[] = provided
      ? []
      : [
          [
            'INSERT OR REPLACE INTO events_archive (name, settings) VALUES (?, ?)',
            settings.name,
            JSON.stringify(settings),
          ],
        ];
    await this.#journal.write([...save, ...expiry]);
  }

  async delete(name: string): Promise<void> {
    this.get(name);
    this.#archives.delete(name);
    await this.#journal.write([
      ['DELETE FROM events_archive WHERE name = ?', name],
      ['DELETE FROM events_archived WHERE archive = ?', name],
    ]);
  }

  /** What keeps the event in every archive of the bus that wants it. A replayed event is not archived again. */
  stage(busArn: string, event: EventEnvelope, json: () => string): Statement[] {
    if (event['replay-name'] !== undefined) return [];
    const statements: Statement[] = [];
    for (const { settings, matches } of this.#archives.values()) {
      if (settings.sourceArn === busArn && matches(event))
        statements.push([
          'INSERT INTO events_archived (archive, time, event) VALUES (?, ?, ?)',
          settings.name,
          Date.parse(event.time),
          json(),
        ]);
    }
    return statements;
  }

  statistics(name: string): { EventCount: number; SizeBytes: number } {
    const [row] = this.#journal.read<{ count: number; size: number | null }>(
      'SELECT count(*) AS count, sum(length(event)) AS size FROM events_archived WHERE archive = ?',
      name,
    );
    return { EventCount: row?.count ?? 0, SizeBytes: row?.size ?? 0 };
  }

  /** A page of events from `from` (inclusive) to `to` (exclusive), in the order of arrival behind `after`. */
  page(
    name: string,
    range: { from: number; to: number; after: number; limit: number },
  ): { seq: number; event: EventEnvelope }[] {
    return this.#journal
      .read<{ seq: number; event: string }>(
        'SELECT seq, event FROM events_archived WHERE archive = ? AND time >= ? AND time < ? AND seq > ? ORDER BY seq LIMIT ?',
        name,
        range.from,
        range.to,
        range.after,
        range.limit,
      )
      .map(({ seq, event }) => ({ seq, event: JSON.parse(event) as EventEnvelope }));
  }

  #open(settings: ArchiveSettings, provided: boolean): void {
    const matches = settings.eventPattern === undefined ? () => true : compileEventPattern(settings.eventPattern);
    this.#archives.set(settings.name, { settings, matches, provided });
  }
}
