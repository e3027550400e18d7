/** A binary heap: the item with the least priority comes out first, older items first among equals. */
export class PriorityQueue<T> {
  readonly #heap: { priority: number; order: number; item: T }[] = [];
  #order = 0;

  get size(): number {
    return this.#heap.length;
  }

  push(priority: number, item: T): void {
    const heap = this.#heap;
    heap.push({ priority, order: this.#order++, item });
    let index = heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) break;
      this.#swap(index, parent);
      index = parent;
    }
  }

  pop(): { priority: number; item: T } | undefined {
    const heap = this.#heap;
    const [top] = heap;
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top;
    heap[0] = last;
    this.#sink(0);
    return top;
  }

  #sink(start: number): void {
    let index = start;
    for (;;) {
      let least = index;
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < this.#heap.length && this.#isBefore(child, least)) least = child;
      }
      if (least === index) return;
      this.#swap(index, least);
      index = least;
    }
  }

  #isBefore(left: number, right: number): boolean {
    const a = this.#heap[left] as { priority: number; order: number };
    const b = this.#heap[right] as { priority: number; order: number };
    return a.priority !== b.priority ? a.priority < b.priority : a.order < b.order;
  }

  #swap(left: number, right: number): void {
    const heap = this.#heap;
    const held = heap[left] as (typeof heap)[number];
    heap[left] = heap[right] as (typeof heap)[number];
    heap[right] = held;
  }
}
