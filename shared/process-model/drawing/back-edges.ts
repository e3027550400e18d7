type Edge = { from: string; to: string };

/**
 * Flows that lead back to where the process has been already. Found by walking from the given nodes on, in order, so that
 * a loop is cut where a reader would say that it goes back, not where an algorithm finds it cheapest.
 */
export function backEdges<E extends Edge>(starts: readonly string[], edges: readonly E[]): Set<E> {
  const outgoing = Map.groupBy(edges, ({ from }) => from);
  const state = new Map<string, 'open' | 'done'>();
  const back = new Set<E>();
  for (const start of starts) walk(start, outgoing, state, back);
  return back;
}

/** Depth first without recursion: a chain may be thousands of nodes long. */
function walk<E extends Edge>(
  start: string,
  outgoing: Map<string, E[]>,
  state: Map<string, 'open' | 'done'>,
  back: Set<E>,
): void {
  if (state.has(start)) return;
  const stack = [{ node: start, next: 0 }];
  state.set(start, 'open');
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const edge = outgoing.get(top.node)?.[top.next++];
    if (!edge) {
      state.set(top.node, 'done');
      stack.pop();
      continue;
    }
    const seen = state.get(edge.to);
    if (seen === 'open') back.add(edge);
    if (seen !== undefined) continue;
    state.set(edge.to, 'open');
    stack.push({ node: edge.to, next: 0 });
  }
}
