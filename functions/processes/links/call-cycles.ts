export interface Call {
  from: string;
  to: string;
}

/**
 * One circle of calls for every group of processes that reach each other (a strongly connected component, by Tarjan's algorithm without
 * recursion), in the order of the calls; a process that calls itself is a circle of one.
 */
export function callCycles(calls: readonly Call[]): string[][] {
  const callees = new Map<string, string[]>();
  for (const { from, to } of calls) callees.set(from, [...(callees.get(from) ?? []), to]);
  return components(callees).flatMap((group) => {
    const members = new Set(group);
    const circle = shortestCircle([...members].sort()[0]!, members, callees);
    return circle ? [circle] : [];
  });
}

function components(callees: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  for (const root of callees.keys()) {
    if (index.has(root)) continue;
    const walk = [{ id: root, next: 0 }];
    while (walk.length > 0) {
      const step = walk.at(-1)!;
      if (step.next === 0) {
        index.set(step.id, index.size);
        low.set(step.id, index.get(step.id)!);
        open.push(step.id);
        isOpen.add(step.id);
      }
      const callee = callees.get(step.id)?.[step.next++];
      if (callee !== undefined) {
        if (!index.has(callee)) walk.push({ id: callee, next: 0 });
        else if (isOpen.has(callee)) low.set(step.id, Math.min(low.get(step.id)!, index.get(callee)!));
        continue;
      }
      walk.pop();
      const parent = walk.at(-1);
      if (parent) low.set(parent.id, Math.min(low.get(parent.id)!, low.get(step.id)!));
      if (low.get(step.id) !== index.get(step.id)) continue;
      const group = open.splice(open.lastIndexOf(step.id));
      for (const id of group) isOpen.delete(id);
      found.push(group);
    }
  }
  return found;
}

/** Breadth first from `start` back to it, within the group. */
function shortestCircle(
  start: string,
  members: ReadonlySet<string>,
  callees: ReadonlyMap<string, readonly string[]>,
): string[] | undefined {
  const cameFrom = new Map<string, string>();
  for (const queue = [start]; queue.length > 0; ) {
    const id = queue.shift()!;
    for (const callee of callees.get(id) ?? []) {
      if (callee === start) return wayTo(id, start, cameFrom);
      if (!members.has(callee) || cameFrom.has(callee)) continue;
      cameFrom.set(callee, id);
      queue.push(callee);
    }
  }
  return undefined;
}

function wayTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [end];
  while (way[0] !== start) way.unshift(cameFrom.get(way[0]!)!);
  return way;
}
