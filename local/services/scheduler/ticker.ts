import type { CloudLog } from '#local/services/contract.ts';
import type { Journal } from '#local/services/storage/journal/journal.ts';
import type { Statement } from '#local/services/storage/journal/protocol.ts';
import { Later } from '#local/services/storage/sqs/later.ts';
import type { Schedule } from './expression/schedule-expression.ts';

export interface Firing {
  /** The time it was due, which may be long ago when the process was down. */
  scheduledAt: number;
  /** Moves on to the next time: to be written together with what the firing leads to. */
  statements: readonly Statement[];
  /** No further time follows. */
  last: boolean;
}

export interface Plan {
  id: string;
  /** Changes when the expression does: the time that was planned for another one does not count any more. */
  fingerprint: string;
  schedule: Schedule;
  /** When a rate begins to count; for an expression that is planned anew. */
  anchor?: number;
  /** The first time may be the anchor itself. */
  immediate?: boolean;
  until?: number | undefined;
  fire(firing: Firing): Promise<void>;
}

interface Entry extends Plan {
  anchor: number;
  nextAt: number | undefined;
}
interface Row {
  id: string;
  fingerprint: string;
  anchor: number;
  next_at: number | null;
}

const longestWait = 2 ** 31 - 1;

/**
 * Fires plans when they are due. The next time of each is in the journal, so what fell due while the process was down fires
 * at the next start, once however many times were missed.
 */
export class Ticker {
  readonly #journal: Journal;
  readonly #log: CloudLog;
  readonly #prefix: string;
  readonly #clock: () => number;
  readonly #entries = new Map<string, Entry>();
  readonly #due = new Later<Entry>();
  readonly #stored = new Map<string, Row>();
  #timer: NodeJS.Timeout | undefined;
  #running = false;

  constructor(parts: { journal: Journal; log: CloudLog; prefix: string; clock?: () => number }) {
    this.#journal = parts.journal;
    this.#log = parts.log;
    this.#prefix = parts.prefix;
    this.#clock = parts.clock ?? Date.now;
    this.#journal.define(
      'CREATE TABLE IF NOT EXISTS schedule_next (id TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, anchor INTEGER NOT NULL, next_at INTEGER) STRICT;',
    );
    for (const row of this.#journal.read<Row>("SELECT * FROM schedule_next WHERE id LIKE ? || '%'", this.#prefix))
      this.#stored.set(row.id, row);
  }

  async set(plan: Plan): Promise<void> {
    const id = this.#prefix + plan.id;
    const stored = this.#stored.get(id);
    const kept = stored?.fingerprint === plan.fingerprint ? stored : undefined;
    const anchor = kept?.anchor ?? plan.anchor ?? this.#clock();
    const first =
      plan.immediate && anchor >= this.#clock() - 1000
        ? anchor
        : this.#bounded(plan.schedule.next(Math.max(this.#clock(), anchor - 1), anchor), plan);
    const entry: Entry = { ...plan, id, anchor, nextAt: kept ? (kept.next_at ?? undefined) : first };
    this.#entries.set(id, entry);
    if (!kept) await this.#journal.write([this.#save(entry)]);
    this.#plan(entry);
  }

  async remove(planId: string): Promise<void> {
    const id = this.#prefix + planId;
    this.#entries.delete(id);
    this.#stored.delete(id);
    await this.#journal.write([['DELETE FROM schedule_next WHERE id = ?', id]]);
  }

  nextAt(planId: string): number | undefined {
    return this.#entries.get(this.#prefix + planId)?.nextAt;
  }

  /** Everything that still exists was set by now: what remains of others is forgotten, and due plans fire. */
  async start(): Promise<void> {
    this.#running = true;
    const gone = [...this.#stored.keys()].filter((id) => !this.#entries.has(id));
    await this.#journal.write(gone.map((id) => ['DELETE FROM schedule_next WHERE id = ?', id] as const));
    this.#arm();
  }

  close(): void {
    this.#running = false;
    clearTimeout(this.#timer);
  }

  #plan(entry: Entry): void {
    if (entry.nextAt === undefined) return;
    this.#due.push(entry.nextAt, entry);
    this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const at = this.#due.nextAt;
    if (!this.#running || at === undefined) return;
    this.#timer = setTimeout(() => this.#tick(), Math.min(longestWait, Math.max(0, at - this.#clock())));
  }

  #tick(): void {
    for (const { at, item } of this.#due.takeDue(this.#clock())) {
      // Replaced, removed or planned for another time since.
      if (this.#entries.get(item.id) !== item || item.nextAt !== at) continue;
      this.#fire(item, at);
    }
    this.#arm();
  }

  #fire(entry: Entry, scheduledAt: number): void {
    entry.nextAt = this.#bounded(entry.schedule.next(this.#clock(), entry.anchor), entry);
    const firing = { scheduledAt, statements: [this.#save(entry)], last: entry.nextAt === undefined };
    entry
      .fire(firing)
      .catch((error: unknown) => this.#log.error('A schedule could not fire', { id: entry.id, error: String(error) }));
    this.#plan(entry);
  }

  #bounded(at: number | undefined, { until }: Plan): number | undefined {
    return at !== undefined && until !== undefined && at > until ? undefined : at;
  }

  #save(entry: Entry): Statement {
    const { id, fingerprint, anchor, nextAt = null } = entry;
    this.#stored.set(id, { id, fingerprint, anchor, next_at: nextAt });
    return [
      'INSERT OR REPLACE INTO schedule_next (id, fingerprint, anchor, next_at) VALUES (?, ?, ?, ?)',
      id,
      fingerprint,
      anchor,
      nextAt,
    ];
  }
}
