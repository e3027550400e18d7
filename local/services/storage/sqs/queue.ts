import { randomUUID } from 'node:crypto';
import { Later } from './later.ts';
import type { Message } from './message.ts';
import { type QueueSettings, readSettings } from './queue-attributes.ts';
import { ReadyList } from './ready-list.ts';

interface Waiter {
  wake(): void;
}

/** The visibility rules of one queue, in memory; the store makes them durable. */
export class Queue {
  readonly name: string;
  readonly arn: string;
  attributes: Record<string, string>;
  settings: QueueSettings;
  tags: Record<string, string>;
  readonly createdAt: number;
  modifiedAt: number;
  readonly messages = new Map<number, Message>();
  readonly #ready = new ReadyList();
  readonly #later = new Later<Message>();
  readonly #waiters = new Set<Waiter>();
  /** Messages in flight per group (FIFO): such a group waits. */
  readonly #lockedGroups = new Map<string, number>();
  readonly #clock: () => number;
  #timer: { at: number; handle: NodeJS.Timeout } | undefined;

  constructor(
    name: string,
    arn: string,
    attributes: Record<string, string>,
    tags: Record<string, string>,
    createdAt: number,
    clock: () => number,
  ) {
    this.name = name;
    this.arn = arn;
    this.attributes = attributes;
    this.settings = readSettings(attributes);
    this.tags = tags;
    this.createdAt = createdAt;
    this.modifiedAt = createdAt;
    this.#clock = clock;
  }

  add(message: Message): void {
    this.messages.set(message.seq, message);
    if (message.visibleAt > this.#clock()) this.#hide(message, message.visibleAt);
    else {
      this.#ready.push(message);
      this.#wake();
    }
  }

  /** Takes up to `max` visible messages and hides them for `visibilityMs`. */
  take(max: number, visibilityMs: number): Message[] {
    const now = this.#clock();
    this.#surface(now);
    const taken = this.settings.fifo ? this.#takeFifo(max) : this.#takeStandard(max);
    for (const message of taken) {
      message.receiveCount++;
      message.firstReceivedAt ??= now;
      message.inFlight = true;
      message.handle = `${message.seq}.${randomUUID()}`;
      if (message.groupId !== undefined) this.#lock(message.groupId, 1);
      this.#hide(message, now + visibilityMs);
    }
    return taken;
  }

  /** Resolves when something may be visible, or after `ms`. */
  async wait(ms: number, signal?: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiter: Waiter = { wake: resolve };
    const timer = setTimeout(resolve, ms);
    this.#waiters.add(waiter);
    signal?.addEventListener('abort', waiter.wake, { once: true });
    if (signal?.aborted) resolve();
    await promise;
    clearTimeout(timer);
    signal?.removeEventListener('abort', waiter.wake);
    this.#waiters.delete(waiter);
  }

  /** The message of a current receipt handle. */
  find(handle: string): Message | undefined {
    const message = this.messages.get(Number(handle.split('.')[0]));
    return message?.handle === handle ? message : undefined;
  }

  remove(message: Message): void {
    this.messages.delete(message.seq);
    this.#land(message);
  }

  /** Hides an in-flight message for `ms` from now; 0 makes it visible again. */
  changeVisibility(message: Message, ms: number): void {
    if (ms > 0) this.#hide(message, this.#clock() + ms);
    else this.#show(message);
  }

  counts(): { visible: number; inFlight: number; delayed: number } {
    this.#surface(this.#clock());
    const counts = { visible: 0, inFlight: 0, delayed: 0 };
    for (const message of this.messages.values()) {
      if (message.inFlight) counts.inFlight++;
      else if (message.visibleAt > this.#clock()) counts.delayed++;
      else counts.visible++;
    }
    return counts;
  }

  clear(): void {
    this.messages.clear();
    this.#ready.clear();
    this.#later.clear();
    this.#lockedGroups.clear();
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer.handle);
    for (const waiter of this.#waiters) waiter.wake();
  }

  #takeStandard(max: number): Message[] {
    const taken: Message[] = [];
    while (taken.length < max) {
      const message = this.#ready.shift();
      if (!message) break;
      if (this.#isVisible(message)) taken.push(message);
    }
    return taken;
  }

  /** A group with a message in flight waits; a batch may hold several messages of one group, in order. */
  #takeFifo(max: number): Message[] {
    return this.#ready
      .take(max, (message) => message.groupId === undefined || !this.#lockedGroups.has(message.groupId))
      .filter((message) => this.#isVisible(message));
  }

  #isVisible(message: Message): boolean {
    return this.messages.get(message.seq) === message && !message.inFlight && message.visibleAt <= this.#clock();
  }

  #hide(message: Message, until: number): void {
    message.visibleAt = until;
    this.#later.push(until, message);
    this.#arm();
  }

  #show(message: Message): void {
    message.visibleAt = 0;
    this.#land(message);
    if (this.settings.fifo) this.#ready.restore(message);
    else this.#ready.push(message);
    this.#wake();
  }

  #lock(group: string, change: 1 | -1): void {
    const count = (this.#lockedGroups.get(group) ?? 0) + change;
    if (count > 0) this.#lockedGroups.set(group, count);
    else this.#lockedGroups.delete(group);
  }

  /** No longer in flight. */
  #land(message: Message): void {
    if (!message.inFlight) return;
    message.inFlight = false;
    if (message.groupId === undefined) return;
    this.#lock(message.groupId, -1);
    this.#wake();
  }

  #surface(now: number): void {
    for (const { at, item } of this.#later.takeDue(now)) {
      // An entry that was removed, or hidden again for another time, is out of date.
      if (this.messages.get(item.seq) === item && item.visibleAt === at) this.#show(item);
    }
  }

  #arm(): void {
    const at = this.#later.nextAt;
    if (at === undefined || (this.#timer && this.#timer.at <= at)) return;
    if (this.#timer) clearTimeout(this.#timer.handle);
    const handle = setTimeout(
      () => {
        this.#timer = undefined;
        this.#surface(this.#clock());
        this.#arm();
      },
      Math.max(0, at - this.#clock()),
    );
    handle.unref();
    this.#timer = { at, handle };
  }

  #wake(): void {
    for (const waiter of this.#waiters) waiter.wake();
  }
}
