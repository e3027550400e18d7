/** A binary heap: the entry with the least cost comes out first. */
export class Heap<T> {
  readonly #entries: { cost: number; value: T }[] = [];

  get size(): number {
    return this.#entries.length;
  }

  push(cost: number, value: T): void {
    const entries = this.#entries;
    entries.push({ cost, value });
    let at = entries.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#costAt(parent) <= cost) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): T | undefined {
    const entries = this.#entries;
    const first = entries[0];
    const last = entries.pop();
    if (first === undefined || last === undefined) return undefined;
    if (entries.length > 0) {
      entries[0] = last;
      this.#sink();
    }
    return first.value;
  }

  #sink(): void {
    let at = 0;
    while (true) {
      const left = 2 * at + 1;
      const least = this.#costAt(left + 1) < this.#costAt(left) ? left + 1 : left;
      if (this.#costAt(least) >= this.#costAt(at)) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #costAt(at: number): number {
    return this.#entries[at]?.cost ?? Number.POSITIVE_INFINITY;
  }

  #swap(a: number, b: number): void {
    const entries = this.#entries;
    const [first, second] = [entries[a], entries[b]];
    if (first && second) [entries[a], entries[b]] = [second, first];
  }
}
