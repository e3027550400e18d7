/** The least weight of a way from the start to an end (Dijkstra over a binary heap); weights are of states, 0 or more. */
export function cheapestWay(
  start: string,
  next: (name: string) => readonly string[],
  weight: (name: string) => number,
  ends: (name: string) => boolean,
): number {
  const heap: { name: string; sum: number }[] = [];
  const done = new Set<string>();
  push(heap, { name: start, sum: weight(start) });
  while (heap.length > 0) {
    const { name, sum } = pop(heap);
    if (done.has(name)) continue;
    done.add(name);
    if (ends(name)) return sum;
    for (const to of next(name)) if (!done.has(to)) push(heap, { name: to, sum: sum + weight(to) });
  }
  return 0;
}

type Entry = { name: string; sum: number };

function push(heap: Entry[], entry: Entry): void {
  let at = heap.push(entry) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent]!.sum <= heap[at]!.sum) return;
    [heap[parent], heap[at]] = [heap[at]!, heap[parent]!];
    at = parent;
  }
}

function pop(heap: Entry[]): Entry {
  const top = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return top;
  heap[0] = last;
  for (let at = 0; ; ) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    let smallest = at;
    if (left < heap.length && heap[left]!.sum < heap[smallest]!.sum) smallest = left;
    if (right < heap.length && heap[right]!.sum < heap[smallest]!.sum) smallest = right;
    if (smallest === at) return top;
    [heap[at], heap[smallest]] = [heap[smallest]!, heap[at]!];
    at = smallest;
  }
}
