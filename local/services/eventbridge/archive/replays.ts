import { AwsCallError, type CloudLog } from '#local/services/contract.ts';
import type { Journal } from '#local/services/storage/journal/journal.ts';
import type { Statement } from '#local/services/storage/journal/protocol.ts';
import type { Publisher } from '../publisher.ts';
import type { Registry } from '../registry.ts';
import type { Archives } from './archives.ts';

export interface Replay {
  name: string;
  description?: string | undefined;
  archiveArn: string;
  busArn: string;
  filterArns: string[];
  from: number;
  to: number;
  state: 'STARTING' | 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED';
  reason?: string;
  startedAt: number;
  endedAt?: number;
  /** Position in the archive: what comes behind it is still to be replayed. */
  after: number;
}

const pageSize = 100;

/** Replays of archives, page by page; each page and the position behind it are one write, so a restart goes on where it was. */
export class Replays {
  readonly #journal: Journal;
  readonly #archives: Archives;
  readonly #publisher: Publisher;
  readonly #registry: Registry;
  readonly #log: CloudLog;
  readonly #replays = new Map<string, Replay>();
  readonly #running = new Set<Promise<void>>();
  #closed = false;

  constructor(parts: {
    journal: Journal;
    archives: Archives;
    publisher: Publisher;
    registry: Registry;
    log: CloudLog;
  }) {
    this.#journal = parts.journal;
    this.#archives = parts.archives;
    this.#publisher = parts.publisher;
    this.#registry = parts.registry;
    this.#log = parts.log;
    this.#journal.define(
      'CREATE TABLE IF NOT EXISTS events_replay (name TEXT PRIMARY KEY, replay TEXT NOT NULL) STRICT;',
    );
    for (const row of this.#journal.read<{ replay: string }>('SELECT * FROM events_replay')) {
      const replay = JSON.parse(row.replay) as Replay;
      this.#replays.set(replay.name, replay);
    }
  }

  /** Goes on with replays that an earlier process had begun. */
  start(): void {
    for (const replay of this.#replays.values())
      if (replay.state === 'STARTING' || replay.state === 'RUNNING') this.#go(replay);
  }

  all(): Replay[] {
    return [...this.#replays.values()];
  }

  get(name: string): Replay {
    const replay = this.#replays.get(name);
    if (!replay) throw new AwsCallError('ResourceNotFoundException', `Replay ${name} does not exist.`);
    return replay;
  }

  async begin(replay: Replay): Promise<void> {
    if (this.#replays.has(replay.name))
      throw new AwsCallError('ResourceAlreadyExistsException', `Replay ${replay.name} already exists.`);
    this.#replays.set(replay.name, replay);
    await this.#journal.write([save(replay)]);
    this.#go(replay);
  }

  async cancel(name: string): Promise<Replay> {
    const replay = this.get(name);
    if (replay.state !== 'STARTING' && replay.state !== 'RUNNING')
      throw new AwsCallError('IllegalStatusException', `Replay ${name} is not in a valid state for this operation.`);
    Object.assign(replay, { state: 'CANCELLED', endedAt: Date.now() });
    await this.#journal.write([save(replay)]);
    return replay;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#running);
  }

  #go(replay: Replay): void {
    const run = this.#run(replay)
      .catch(async (error: Error) => {
        this.#log.error('A replay failed', { replay: replay.name, error: error.message });
        Object.assign(replay, { state: 'FAILED', reason: error.message, endedAt: Date.now() });
        await this.#journal.write([save(replay)]);
      })
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async #run(replay: Replay): Promise<void> {
    replay.state = 'RUNNING';
    const archive = replay.archiveArn.split('archive/')[1] ?? '';
    const rules = replay.filterArns.length > 0 ? new Set(replay.filterArns) : undefined;
    while (replay.state === 'RUNNING' && !this.#closed) {
      const page = this.#archives.page(archive, {
        from: replay.from,
        to: replay.to,
        after: replay.after,
        limit: pageSize,
      });
      const last = page.at(-1);
      if (last) replay.after = last.seq;
      else Object.assign(replay, { state: 'COMPLETED', endedAt: Date.now() });
      const bus = this.#registry.bus(replay.busArn);
      const publications = page.map(({ event }) => ({
        bus,
        event: { ...event, 'replay-name': replay.name },
        ...(rules && { rules }),
      }));
      await this.#publisher.publish(publications, [save(replay)]);
    }
  }
}

function save(replay: Replay): Statement {
  return ['INSERT OR REPLACE INTO events_replay (name, replay) VALUES (?, ?)', replay.name, JSON.stringify(replay)];
}
