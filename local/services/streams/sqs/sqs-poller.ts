import type { CloudContext } from '#local/services/contract.ts';
import type { Message } from '#local/services/storage/sqs/message.ts';
import type { Queue } from '#local/services/storage/sqs/queue.ts';
import type { QueueStore } from '#local/services/storage/sqs/queue-store.ts';
import { queuesOf } from '#local/services/storage/sqs/service.ts';
import { compileFilters, type RecordFilter } from '../filter.ts';
import { invokeBatch } from '../invoke-batch.ts';
import type { Mapping } from '../mapping.ts';
import { pause } from '../pause.ts';
import { toSqsRecord } from './sqs-event.ts';

const longPollMs = 20_000;
const busyMs = 100;

/**
 * Queue → function: takes batches as messages come (in process, no polling), up to so many at once. What the function has
 * done is deleted; what it failed comes back after the queue's visibility timeout and, in the end, to its dead letters.
 */
export class SqsPoller {
  readonly #context: CloudContext;
  readonly #mapping: Mapping;
  readonly #filter: RecordFilter;
  readonly #stop = new AbortController();
  readonly #batches = new Set<Promise<void>>();
  #loop: Promise<void> = Promise.resolve();

  constructor(context: CloudContext, mapping: Mapping) {
    this.#context = context;
    this.#mapping = mapping;
    this.#filter = compileFilters(mapping.filters);
  }

  start(): void {
    const queues = queuesOf(this.#context);
    const queue = queues.get(this.#mapping.sourceArn);
    this.#loop = this.#run(queues, queue).catch((error: unknown) =>
      this.#context.log.error('A queue is not read any more', { queue: queue.name, error: String(error) }),
    );
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
    await Promise.all(this.#batches);
  }

  async #run(queues: QueueStore, queue: Queue): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      if (this.#batches.size >= this.#mapping.maximumConcurrency) {
        await Promise.race(this.#batches);
        continue;
      }
      const messages = await this.#gather(queues, queue);
      if (messages.length === 0) continue;
      const batch: Promise<void> = this.#process(queues, queue, messages)
        .catch((error: unknown) =>
          this.#context.log.error('A batch of messages failed', { queue: queue.name, error: String(error) }),
        )
        .finally(() => this.#batches.delete(batch));
      this.#batches.add(batch);
    }
  }

  /** A first message, and what comes within the batching window, up to the batch size. */
  async #gather(queues: QueueStore, queue: Queue): Promise<Message[]> {
    const { signal } = this.#stop;
    const { batchSize, windowMs } = this.#mapping;
    const messages = await queues.receive(queue, { max: batchSize, waitMs: longPollMs, signal });
    const deadline = Date.now() + windowMs;
    while (
      windowMs > 0 &&
      messages.length > 0 &&
      messages.length < batchSize &&
      !signal.aborted &&
      Date.now() < deadline
    )
      messages.push(
        ...(await queues.receive(queue, { max: batchSize - messages.length, waitMs: deadline - Date.now(), signal })),
      );
    return messages;
  }

  async #process(queues: QueueStore, queue: Queue, messages: Message[]): Promise<void> {
    // Handles now: a message that came back meanwhile has another, and must not be deleted under this one.
    const handles = new Map(messages.map((message) => [message.id, message.handle ?? '']));
    const records = messages.map((message) => toSqsRecord(message, queue.arn));
    const wanted = records.filter(this.#filter);
    const done = (ids: Iterable<string>) =>
      queues.remove(
        queue,
        [...ids].map((id) => queue.find(handles.get(id) ?? '')),
      );
    const ids = wanted.map((record) => String(record.messageId));
    const unwanted = new Set(ids);
    const skipped = [...handles.keys()].filter((id) => !unwanted.has(id));
    if (skipped.length > 0) await done(skipped);
    if (wanted.length === 0) return;
    const outcome = await invokeBatch(this.#context, this.#mapping, wanted, ids);
    switch (outcome.kind) {
      case 'done':
        return done(ids);
      case 'partial':
        return done(ids.filter((id) => !outcome.failed.has(id)));
      case 'failed':
        this.#context.log.warn('A function failed a batch of messages', {
          function: this.#mapping.functionName,
          error: outcome.error,
        });
        return;
      case 'busy':
        await pause(busyMs, this.#stop.signal);
        return this.#giveBack(queue, ids, handles);
    }
  }

  /** The function never saw them: they are visible again at once, and the attempt does not count. */
  #giveBack(queue: Queue, ids: readonly string[], handles: ReadonlyMap<string, string>): void {
    for (const id of ids) {
      const message = queue.find(handles.get(id) ?? '');
      if (!message?.inFlight) continue;
      message.receiveCount--;
      queue.changeVisibility(message, 0);
    }
  }
}
