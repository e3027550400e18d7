import type { CloudContext } from '#local/services/contract.ts';
import type { Journal } from '#local/services/storage/journal/journal.ts';
import { compileFilters } from '../filter.ts';
import type { Mapping } from '../mapping.ts';
import { pause } from '../pause.ts';
import { Checkpoints } from './checkpoints.ts';
import { type ShardParts, ShardReader } from './shard-reader.ts';
import { type Position, type Shard, StreamApi } from './stream-api.ts';
import { Wake } from './wake.ts';

const discoverMs = 10_000;

/** Stream → function: a reader per shard, children after their parents, all from their checkpoints. */
export class StreamPoller {
  readonly #context: CloudContext;
  readonly #mapping: Mapping;
  readonly #checkpoints: Checkpoints;
  readonly #api: StreamApi;
  readonly #stop = new AbortController();
  readonly #readers = new Map<string, { wake: Wake; run: Promise<void> }>();
  readonly #changed = new Wake();
  #loop: Promise<void> = Promise.resolve();

  constructor(context: CloudContext, mapping: Mapping, journal: Journal) {
    this.#context = context;
    this.#mapping = mapping;
    this.#checkpoints = new Checkpoints(journal, mapping.id);
    this.#api = new StreamApi(context, mapping.sourceArn);
  }

  /** `arn:…:table/<name>/stream/<label>` */
  get table(): string {
    return this.#mapping.sourceArn.split('/')[1] ?? '';
  }

  start(): void {
    this.#loop = this.#run();
  }

  /** The table may have been written to. */
  notify(): void {
    for (const { wake } of this.#readers.values()) wake.notify();
    if (this.#readers.size === 0) this.#changed.notify();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
    await Promise.all([...this.#readers.values()].map((reader) => reader.run));
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    // LATEST means from now on; shards that appear later are read from their beginning.
    let start: Position = { type: this.#checkpoints.empty ? this.#mapping.startingPosition : 'TRIM_HORIZON' };
    while (!signal.aborted) {
      try {
        const shards = await this.#api.shards();
        for (const shard of shards) this.#consider(shard, shards, start);
        if (this.#readers.size > 0) start = { type: 'TRIM_HORIZON' };
        await this.#checkpoints.keepOnly(new Set(shards.map((shard) => shard.ShardId)));
      } catch (error) {
        this.#context.log.warn('A stream could not be described', {
          stream: this.#api.streamArn,
          error: String(error),
        });
        await pause(1000, signal);
      }
      await this.#changed.sleep(discoverMs, signal);
    }
  }

  #consider(shard: Shard, all: readonly Shard[], start: Position): void {
    const { ShardId: id, ParentShardId: parent } = shard;
    if (this.#readers.has(id) || this.#checkpoints.get(id)?.ended) return;
    const parentIsThere = parent !== undefined && all.some((other) => other.ShardId === parent);
    if (parentIsThere && !this.#checkpoints.get(parent)?.ended) return;
    const wake = new Wake();
    const parts: ShardParts = {
      context: this.#context,
      mapping: this.#mapping,
      filter: compileFilters(this.#mapping.filters),
      api: this.#api,
      checkpoints: this.#checkpoints,
      wake,
      signal: this.#stop.signal,
    };
    const run = new ShardReader(id, parts)
      .run(start)
      .catch((error: unknown) =>
        this.#context.log.error('A shard is not read for now', { shard: id, error: String(error) }),
      )
      .finally(() => {
        this.#readers.delete(id);
        this.#changed.notify();
      });
    this.#readers.set(id, { wake, run });
  }
}
