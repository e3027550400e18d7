import { AwsCallError } from '#local/services/contract.ts';
import { Journal } from '../journal/journal.ts';
import { Deduplication } from './deduplication.ts';
import { noSuchQueue } from './errors.ts';
import { type Message, md5Of } from './message.ts';
import { checkMessage, createMessage, deduplicationIdOf, type NewMessage } from './new-message.ts';
import { Queue } from './queue.ts';
import type { ReceiveOptions, StagedMessage } from './queue-port.ts';
import {
  deleteMessage,
  deleteQueueMessages,
  deleteQueueRecords,
  insertMessage,
  loadMessages,
  loadQueues,
  queueTables,
  saveQueue,
  saveReceiveCount,
} from './queue-records.ts';

/** Every queue of the cloud: visibility in memory, messages in the journal. Used in process by EventBridge and the pollers. */
export class QueueStore {
  readonly #queues = new Map<string, Queue>();
  readonly #journal: Journal;
  readonly #deduplication: Deduplication;
  readonly #arnPrefix: string;
  readonly #clock: () => number;
  #nextSeq = 1;
  #closed = false;

  constructor(options: { dataDir: string; region: string; accountId: string; clock?: () => number }) {
    this.#clock = options.clock ?? Date.now;
    this.#arnPrefix = `arn:aws:sqs:${options.region}:${options.accountId}:`;
    this.#journal = Journal.acquire(options.dataDir);
    this.#journal.define(queueTables);
    this.#deduplication = new Deduplication(this.#journal, this.#clock);
    this.#load();
  }

  #load(): void {
    for (const row of loadQueues(this.#journal)) this.#open(row.name, row.attributes, row.tags, row.createdAt);
    for (const { queue, message } of loadMessages(this.#journal)) {
      this.#nextSeq = message.seq + 1;
      this.#queues.get(queue)?.add(message);
    }
  }

  #open(name: string, attributes: Record<string, string>, tags: Record<string, string>, createdAt: number): Queue {
    const queue = new Queue(name, this.#arnPrefix + name, attributes, tags, createdAt, this.#clock);
    this.#queues.set(name, queue);
    return queue;
  }

  all(): Queue[] {
    return [...this.#queues.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** By name, URL or ARN. */
  find(reference: string): Queue | undefined {
    return this.#queues.get(reference.split(/[/:]/).at(-1) ?? '');
  }

  get(reference: string): Queue {
    const queue = this.find(reference);
    if (!queue) throw noSuchQueue();
    return queue;
  }

  async create(name: string, attributes: Record<string, string>, tags: Record<string, string>): Promise<Queue> {
    if (!/^[\w-]{1,80}(\.fifo)?$/.test(name) || name.length > 80)
      throw new AwsCallError(
        'InvalidParameterValue',
        'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
      );
    if (name.endsWith('.fifo') !== (attributes.FifoQueue === 'true'))
      throw new AwsCallError(
        'InvalidParameterValue',
        'The name of a FIFO queue can only end with the .fifo suffix, and its FifoQueue attribute is true',
      );
    const queue = this.#open(name, attributes, tags, this.#clock());
    await this.#journal.write([saveQueue(queue)]);
    return queue;
  }

  /** Merges the attributes given; an empty RedrivePolicy removes it. */
  async configure(queue: Queue, attributes: Record<string, string>, tags = queue.tags): Promise<void> {
    const merged = { ...queue.attributes, ...attributes };
    const settings = new Queue(queue.name, queue.arn, merged, tags, queue.createdAt, this.#clock).settings;
    Object.assign(queue, { attributes: merged, settings, tags, modifiedAt: this.#clock() });
    await this.#journal.write([saveQueue(queue)]);
  }

  async delete(queue: Queue): Promise<void> {
    this.#queues.delete(queue.name);
    this.#deduplication.forget(queue.name);
    queue.clear();
    queue.close();
    await this.#journal.write(deleteQueueRecords(queue.name));
  }

  async purge(queue: Queue): Promise<void> {
    queue.clear();
    await this.#journal.write(deleteQueueMessages(queue.name));
  }

  /** For a caller that writes the message together with something else; publish after the write. */
  stage(queue: Queue, input: NewMessage): StagedMessage {
    checkMessage(queue, input);
    const deduplicationId = deduplicationIdOf(queue, input);
    const known = deduplicationId === undefined ? undefined : this.#deduplication.find(queue.name, deduplicationId);
    if (known)
      return { message: { id: known.messageId, seq: known.seq, md5: md5Of(input.body) }, statements: [], publish() {} };
    const message = createMessage(queue, input, { seq: this.#nextSeq++, now: this.#clock(), deduplicationId });
    const remembered =
      deduplicationId === undefined
        ? []
        : this.#deduplication.remember(queue.name, deduplicationId, { seq: message.seq, messageId: message.id });
    return {
      message,
      statements: [insertMessage(queue.name, message), ...remembered],
      publish: () => queue.add(message),
    };
  }

  async send(queue: Queue, inputs: readonly NewMessage[]): Promise<StagedMessage['message'][]> {
    const staged = inputs.map((input) => this.stage(queue, input));
    await this.#journal.write(staged.flatMap((one) => one.statements));
    for (const one of staged) one.publish();
    return staged.map((one) => one.message);
  }

  async receive(queue: Queue, options: ReceiveOptions): Promise<Message[]> {
    const deadline = this.#clock() + options.waitMs;
    for (;;) {
      if (this.#closed) return [];
      const taken = await this.#take(queue, options);
      const left = deadline - this.#clock();
      if (taken.length > 0 || left <= 0 || options.signal?.aborted || !this.#queues.has(queue.name)) return taken;
      await queue.wait(left, options.signal);
      if (options.signal?.aborted) return [];
    }
  }

  /** Durable when the promise resolves; a handle that is no longer the latest is ignored, as on AWS. */
  async remove(queue: Queue, messages: readonly (Message | undefined)[]): Promise<void> {
    const present = messages.filter((message) => message !== undefined);
    for (const message of present) queue.remove(message);
    await this.#journal.write(present.map((message) => deleteMessage(message.seq)));
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const queue of this.#queues.values()) queue.close();
    await this.#journal.close();
  }

  async #take(queue: Queue, { max, visibilityMs }: ReceiveOptions): Promise<Message[]> {
    const taken = queue.take(max, visibilityMs ?? queue.settings.visibilityTimeout * 1000);
    if (taken.length === 0) return taken;
    const expiry = this.#clock() - queue.settings.retentionSeconds * 1000;
    const expired = taken.filter((message) => message.sentAt < expiry);
    if (expired.length > 0) await this.remove(queue, expired);
    const exhausted = await this.#bury(
      queue,
      taken.filter((message) => message.sentAt >= expiry),
    );
    const gone = new Set([...expired, ...exhausted]);
    const kept = taken.filter((message) => !gone.has(message));
    // First receives are not written: after a crash such a message merely counts from one again.
    const again = kept.filter((message) => message.receiveCount > 1);
    if (again.length > 0) await this.#journal.write(again.map(saveReceiveCount));
    return kept;
  }

  /** Moves messages over the redrive limit to the dead-letter queue, in one write; answers those moved. */
  async #bury(queue: Queue, taken: Message[]): Promise<Message[]> {
    const { redrive } = queue.settings;
    const target = redrive && this.find(redrive.deadLetterTargetArn);
    if (!redrive || !target) return [];
    const exhausted = taken.filter((message) => message.receiveCount > redrive.maxReceiveCount);
    if (exhausted.length > 0) await this.move(queue, target, exhausted);
    return exhausted;
  }

  /** The same message, its id and age kept, in another queue. */
  async move(from: Queue, to: Queue, messages: readonly Message[]): Promise<void> {
    const moved = messages.map((message) => ({
      ...message,
      seq: this.#nextSeq++,
      handle: undefined,
      inFlight: false,
      visibleAt: 0,
    }));
    for (const message of messages) from.remove(message);
    await this.#journal.write([
      ...messages.map((message) => deleteMessage(message.seq)),
      ...moved.map((message) => insertMessage(to.name, message)),
    ]);
    for (const message of moved) to.add(message);
  }
}
