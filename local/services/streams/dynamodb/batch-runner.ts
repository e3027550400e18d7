import type { CloudContext } from '#local/services/contract.ts';
import { queuesOf } from '#local/services/storage/sqs/service.ts';
import { type BatchOutcome, invokeBatch } from '../invoke-batch.ts';
import type { Mapping } from '../mapping.ts';
import { pause } from '../pause.ts';
import { failureMessage } from './failure-message.ts';
import type { StreamRecord } from './stream-api.ts';

const sequenceOf = (record: StreamRecord | undefined) => record?.dynamodb.SequenceNumber ?? '';
const longestBackoffMs = 10_000;

/**
 * Brings one batch of a shard to its end, whatever it takes: retries, bisection, partial failures, and the failure
 * destination. Resolves when the shard may go on behind the batch; never resolves early, since order is the promise.
 */
export class BatchRunner {
  readonly #context: CloudContext;
  readonly #mapping: Mapping;
  readonly #shardId: string;
  readonly #signal: AbortSignal;

  constructor(context: CloudContext, mapping: Mapping, shardId: string, signal: AbortSignal) {
    this.#context = context;
    this.#mapping = mapping;
    this.#shardId = shardId;
    this.#signal = signal;
  }

  /** False when it was stopped in between: the batch then comes again at the next start. */
  async run(records: readonly StreamRecord[], retriesBefore = 0): Promise<boolean> {
    let rest = records;
    let retries = retriesBefore;
    for (let busy = 0; !this.#signal.aborted; ) {
      const outcome = await this.#invoke(rest);
      if (outcome.kind === 'done') return true;
      if (outcome.kind === 'busy') {
        await pause(Math.min(50 * 2 ** busy++, 2000), this.#signal);
        continue;
      }
      const from = this.#firstFailure(rest, outcome);
      rest = rest.slice(from);
      const condition = this.#exhausted(rest, retries);
      if (this.#mapping.bisect && rest.length > 1 && condition !== 'RecordAgeExceeded')
        return this.#bisect(rest, retries);
      if (condition) return this.#giveUp(rest, retries + 1, condition, outcome);
      // Progress within the batch begins the count anew.
      retries = from > 0 ? 0 : retries + 1;
      await pause(Math.min(100 * 2 ** Math.min(retries, 10), longestBackoffMs), this.#signal);
    }
    return false;
  }

  #invoke(records: readonly StreamRecord[]): Promise<BatchOutcome> {
    const { sourceArn } = this.#mapping;
    const event = records.map((record) => ({ ...record, awsRegion: this.#context.region, eventSourceARN: sourceArn }));
    return invokeBatch(this.#context, this.#mapping, event, records.map(sequenceOf));
  }

  /** Records before the first that failed are done; all that follow are repeated, to keep the order. */
  #firstFailure(records: readonly StreamRecord[], outcome: BatchOutcome): number {
    return outcome.kind === 'partial' ? records.findIndex((record) => outcome.failed.has(sequenceOf(record))) : 0;
  }

  #exhausted(
    records: readonly StreamRecord[],
    retries: number,
  ): 'RetryAttemptsExhausted' | 'RecordAgeExceeded' | undefined {
    const age = Date.now() - (records[0]?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000;
    if (age > this.#mapping.maximumAgeMs) return 'RecordAgeExceeded';
    return retries >= this.#mapping.maximumRetries ? 'RetryAttemptsExhausted' : undefined;
  }

  /** Halving does not count as a retry: it isolates the record that fails. */
  async #bisect(records: readonly StreamRecord[], retries: number): Promise<boolean> {
    const middle = Math.ceil(records.length / 2);
    return (await this.run(records.slice(0, middle), retries)) && this.run(records.slice(middle), retries);
  }

  async #giveUp(
    records: readonly StreamRecord[],
    attempts: number,
    condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded',
    outcome: BatchOutcome,
  ): Promise<boolean> {
    const { functionName, onFailureArn } = this.#mapping;
    const error = 'error' in outcome ? outcome.error : 'reported as failed';
    this.#context.log.warn('Records of a stream were given up', {
      function: functionName,
      records: records.length,
      condition,
      error,
    });
    if (onFailureArn !== undefined) {
      const queues = queuesOf(this.#context);
      const body = failureMessage(this.#mapping, { shardId: this.#shardId, records, attempts, condition, outcome });
      await queues.send(queues.get(onFailureArn), [{ body, senderId: 'lambda.amazonaws.com' }]);
    }
    return true;
  }
}
