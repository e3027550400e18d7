import { AwsCallError, type CloudContext } from '#local/services/contract.ts';
import type { RecordFilter } from '../filter.ts';
import type { Mapping } from '../mapping.ts';
import { pause } from '../pause.ts';
import { BatchRunner } from './batch-runner.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Page, Position, StreamApi, StreamRecord } from './stream-api.ts';
import type { Wake } from './wake.ts';

export interface ShardParts {
  context: CloudContext;
  mapping: Mapping;
  filter: RecordFilter;
  api: StreamApi;
  checkpoints: Checkpoints;
  wake: Wake;
  signal: AbortSignal;
}

/** After a hint the record is there within milliseconds; without one only time-to-live deletions can have come. */
const eagerMs = [2, 4, 8, 16, 32, 64, 128];
const idleMs = 1000;

/** Reads one shard in order, from its checkpoint to its end. */
export class ShardReader {
  readonly #parts: ShardParts;
  readonly #shardId: string;
  readonly #runner: BatchRunner;
  #iterator: string | undefined;
  #done: string | undefined;

  constructor(shardId: string, parts: ShardParts) {
    this.#parts = parts;
    this.#shardId = shardId;
    this.#runner = new BatchRunner(parts.context, parts.mapping, shardId, parts.signal);
    this.#done = parts.checkpoints.get(shardId)?.sequence;
  }

  /** Resolves at the end of a closed shard, or when stopped. */
  async run(start: Position): Promise<void> {
    const { signal, checkpoints } = this.#parts;
    this.#iterator = await this.#parts.api.iterator(
      this.#shardId,
      this.#done === undefined ? start : { type: 'AFTER_SEQUENCE_NUMBER', sequence: this.#done },
    );
    while (this.#iterator !== undefined && !signal.aborted) {
      const records = await this.#gather();
      if (records.length > 0 && !(await this.#process(records))) return;
    }
    if (!signal.aborted) await checkpoints.save(this.#shardId, { sequence: this.#done, ended: true });
  }

  /** Waits for records; with a batching window, for more of them. */
  async #gather(): Promise<StreamRecord[]> {
    const { mapping, signal, wake } = this.#parts;
    const records: StreamRecord[] = [];
    let deadline = Number.POSITIVE_INFINITY;
    for (let quiet = eagerMs.length; this.#iterator !== undefined && !signal.aborted; ) {
      const page = await this.#read(mapping.batchSize - records.length);
      if (page.length > 0 && records.length === 0) deadline = Date.now() + mapping.windowMs;
      records.push(...page);
      if (records.length >= mapping.batchSize || Date.now() >= deadline) return records;
      if (page.length > 0) quiet = 0;
      const wait = Math.min(eagerMs[quiet++] ?? idleMs, deadline - Date.now());
      if (await wake.sleep(wait, signal)) quiet = 0;
    }
    return records;
  }

  async #read(limit: number): Promise<StreamRecord[]> {
    try {
      const page: Page = await this.#parts.api.records(this.#iterator!, Math.min(limit, 1000));
      this.#iterator = page.NextShardIterator;
      return page.Records;
    } catch (error) {
      await this.#recover(error);
      return [];
    }
  }

  /** Iterators live for fifteen minutes, records for a day; anything else may pass. */
  async #recover(error: unknown): Promise<void> {
    const { api, context, signal } = this.#parts;
    const code = error instanceof AwsCallError ? error.code : '';
    const trimmed = code === 'TrimmedDataAccessException';
    if (!trimmed && code !== 'ExpiredIteratorException') {
      if (signal.aborted) return;
      context.log.warn('A stream could not be read', { stream: api.streamArn, error: String(error) });
      await pause(idleMs, signal);
    }
    const position: Position =
      trimmed || this.#done === undefined
        ? { type: 'TRIM_HORIZON' }
        : { type: 'AFTER_SEQUENCE_NUMBER', sequence: this.#done };
    this.#iterator = await api.iterator(this.#shardId, position).catch(() => this.#iterator);
  }

  async #process(records: StreamRecord[]): Promise<boolean> {
    const { filter, checkpoints } = this.#parts;
    const wanted = records.filter(filter);
    if (wanted.length > 0 && !(await this.#runner.run(wanted))) return false;
    this.#done = records.at(-1)!.dynamodb.SequenceNumber;
    await checkpoints.save(this.#shardId, { sequence: this.#done, ended: false });
    return true;
  }
}
