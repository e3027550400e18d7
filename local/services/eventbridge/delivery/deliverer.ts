import type { CloudContext } from '#local/services/contract.ts';
import type { Journal } from '#local/services/storage/journal/journal.ts';
import type { Statement } from '#local/services/storage/journal/protocol.ts';
import { queuesOf } from '#local/services/storage/sqs/service.ts';
import type { Delivery, NewDelivery } from './delivery.ts';
import { backoffMs, deadLetter, exhaustion, RetryLater } from './failure.ts';
import { deleteDelivery, deliveryTables, insertDelivery, loadDeliveries, postpone } from './records.ts';
import { type Outlets, send } from './send.ts';

/** What has to be written, and what happens once it is. */
export interface Staged {
  statements: readonly Statement[];
  publish(): void;
}

const mostAtOnce = 64;

/**
 * Brings accepted events to their targets, at least once. A message for a queue is written in the very transaction that
 * accepts the event; for other targets that transaction holds a delivery, which goes when the target has accepted it.
 */
export class Deliverer {
  readonly #context: CloudContext;
  readonly #journal: Journal;
  readonly #outlets: Outlets;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #waiting: Delivery[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #firstOwn: number;
  #nextSeq: number;
  #closed = false;

  constructor(context: CloudContext, journal: Journal, outlets: Outlets) {
    this.#context = context;
    this.#journal = journal;
    this.#outlets = outlets;
    journal.define(deliveryTables);
    const [last] = journal.read<{ seq: number | null }>('SELECT max(seq) AS seq FROM events_delivery');
    this.#firstOwn = (last?.seq ?? 0) + 1;
    this.#nextSeq = this.#firstOwn;
  }

  /** Takes up what an earlier process left. */
  start(): void {
    for (const { delivery, nextAt } of loadDeliveries(this.#journal)) {
      // Those of this process are under way already.
      if (delivery.seq < this.#firstOwn) this.#later(delivery, nextAt - Date.now());
    }
  }

  stage(input: NewDelivery): Staged {
    const direct = input.kind === 'sqs' ? this.#stageMessage(input) : undefined;
    if (direct) return direct;
    const delivery: Delivery = { ...input, seq: this.#nextSeq++, acceptedAt: Date.now(), attempts: 0 };
    return { statements: [insertDelivery(delivery)], publish: () => this.#enqueue(delivery) };
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(this.#running);
  }

  /** Undefined when the queue does not take it: the attempt then fails visibly, and goes to the dead letters. */
  #stageMessage(input: NewDelivery): Staged | undefined {
    const queues = queuesOf(this.#context);
    const queue = queues.find(input.targetArn);
    if (!queue) return undefined;
    try {
      return queues.stage(queue, { body: input.payload, groupId: input.groupId });
    } catch {
      return undefined;
    }
  }

  #enqueue(delivery: Delivery): void {
    this.#waiting.push(delivery);
    this.#next();
  }

  #next(): void {
    while (!this.#closed && this.#running.size < mostAtOnce && this.#waiting.length > 0) {
      const run = this.#attempt(this.#waiting.shift()!)
        .catch((error: unknown) =>
          this.#context.log.error('A delivery could not be recorded', { error: String(error) }),
        )
        .finally(() => {
          this.#running.delete(run);
          this.#next();
        });
      this.#running.add(run);
    }
  }

  async #attempt(delivery: Delivery): Promise<void> {
    delivery.attempts++;
    try {
      await send(this.#context, delivery, this.#outlets);
    } catch (error) {
      await this.#failed(delivery, error);
      return;
    }
    await this.#journal.write([deleteDelivery(delivery.seq)]);
  }

  async #failed(delivery: Delivery, error: unknown): Promise<void> {
    const now = Date.now();
    const condition = exhaustion(delivery, error, now);
    const details = {
      target: delivery.targetArn,
      origin: delivery.originArn,
      error: String(error),
      attempts: delivery.attempts,
    };
    if (condition === undefined) {
      const delay = Math.max(backoffMs(delivery.attempts), error instanceof RetryLater ? error.delayMs : 0);
      await this.#journal.write([postpone(delivery, now + delay)]);
      this.#later(delivery, delay);
      return;
    }
    this.#context.log.warn('An event could not be delivered', { ...details, condition });
    await this.#bury(delivery, deadLetter(delivery, error, condition));
  }

  async #bury(delivery: Delivery, message: ReturnType<typeof deadLetter>): Promise<void> {
    const queues = queuesOf(this.#context);
    const queue = delivery.deadLetterArn === undefined ? undefined : queues.find(delivery.deadLetterArn);
    const staged = queue && queues.stage(queue, message);
    await this.#journal.write([...(staged?.statements ?? []), deleteDelivery(delivery.seq)]);
    staged?.publish();
  }

  #later(delivery: Delivery, delayMs: number): void {
    if (this.#closed) return;
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        this.#enqueue(delivery);
      },
      Math.max(0, delayMs),
    );
    this.#timers.add(timer);
  }
}
