/** A binary heap by due time: messages that are delayed or in flight, and become visible later. */
export class Later<Item> {
  #entries: { at: number; item: Item }[] = [];

  get nextAt(): number | undefined {
    return this.#entries[0]?.at;
  }

  push(at: number, item: Item): void {
    const entries = this.#entries;
    let child = entries.push({ at, item }) - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (entries[parent]!.at <= entries[child]!.at) break;
      [entries[parent], entries[child]] = [entries[child]!, entries[parent]!];
      child = parent;
    }
  }

  /** Everything due at `now`, earliest first. */
  *takeDue(now: number): Generator<{ at: number; item: Item }> {
    while (this.#entries[0] && this.#entries[0].at <= now) yield this.#pop();
  }

  clear(): void {
    this.#entries = [];
  }

  #pop(): { at: number; item: Item } {
    const entries = this.#entries;
    const top = entries[0]!;
    const last = entries.pop()!;
    if (entries.length === 0) return top;
    entries[0] = last;
    for (let parent = 0; ; ) {
      let least = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2])
        if (child < entries.length && entries[child]!.at < entries[least]!.at) least = child;
      if (least === parent) return top;
      [entries[parent], entries[least]] = [entries[least]!, entries[parent]!];
      parent = least;
    }
  }
}
