import type { Message } from './message.ts';

/** Visible messages in order of arrival. Removed ones are skipped when met: a message knows whether it is still there. */
export class ReadyList {
  #items: Message[] = [];
  #head = 0;

  push(message: Message): void {
    this.#items.push(message);
  }

  /** Back among the visible: FIFO order is by sequence, so it goes to its old place. */
  restore(message: Message): void {
    let at = this.#items.length;
    while (at > this.#head && this.#items[at - 1]!.seq > message.seq) at--;
    this.#items.splice(at, 0, message);
  }

  shift(): Message | undefined {
    const message = this.#items[this.#head];
    if (message === undefined) return undefined;
    this.#head++;
    if (this.#head > 1024 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return message;
  }

  /** Takes the first messages that `accept` lets pass, and leaves the others where they are. */
  take(max: number, accept: (message: Message) => boolean): Message[] {
    const taken: Message[] = [];
    const kept: Message[] = [];
    let at = this.#head;
    for (; at < this.#items.length && taken.length < max; at++) {
      const message = this.#items[at]!;
      (accept(message) ? taken : kept).push(message);
    }
    this.#items = [...kept, ...this.#items.slice(at)];
    this.#head = 0;
    return taken;
  }

  clear(): void {
    this.#items = [];
    this.#head = 0;
  }
}
