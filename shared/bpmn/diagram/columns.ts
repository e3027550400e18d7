import type { Flow, NodeDef } from '#contracts/process-definition/index.ts';

/** How far from the start each node is, in steps, not counting flows that lead back. */
export function columnsOf(
  nodes: readonly NodeDef[],
  flows: readonly Flow[],
  seatOf: (nodeId: string) => string,
): Map<string, number> {
  const ids = new Set(nodes.map((node) => node.node_id));
  const next = new Map<string, string[]>();
  for (const flow of flows) {
    const [from, to] = [seatOf(flow.from), seatOf(flow.to)];
    if (!ids.has(from) || !ids.has(to) || from === to) continue;
    const known = next.get(from);
    if (known) known.push(to);
    else next.set(from, [to]);
  }
  const order = finishOrder(
    [...nodes].sort((a, b) => Number(b.type === 'start') - Number(a.type === 'start')).map((node) => node.node_id),
    next,
  );
  const rank = new Map(order.map((id, at) => [id, at]));
  const columns = new Map(order.map((id) => [id, 0]));
  // What comes earlier in the order is where a flow leads back to.
  for (const id of order)
    for (const target of next.get(id) ?? [])
      if (rank.get(target)! > rank.get(id)!) columns.set(target, Math.max(columns.get(target)!, columns.get(id)! + 1));
  return columns;
}

/** Reverse order of finishing of a depth-first walk: without flows that lead back, every node comes after those that lead to it. */
function finishOrder(starts: readonly string[], next: ReadonlyMap<string, readonly string[]>): string[] {
  const seen = new Set<string>();
  const finished: string[] = [];
  for (const start of starts) {
    if (seen.has(start)) continue;
    seen.add(start);
    const stack = [{ id: start, at: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const target = next.get(top.id)?.[top.at++];
      if (target === undefined) {
        finished.push(top.id);
        stack.pop();
      } else if (!seen.has(target)) {
        seen.add(target);
        stack.push({ id: target, at: 0 });
      }
    }
  }
  return finished.reverse();
}
