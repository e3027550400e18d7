import { type CheckedNode, graphsIn, type ProcessGraph } from './model.ts';
import { isEventSubprocess } from './subprocess-kinds.ts';

export interface Compensable {
  readonly host: CheckedNode;
  readonly handler: CheckedNode;
}

/** Activities of a graph, and of the subprocesses in it, whose work can be undone; of one activity or subprocess when it is named. */
export function compensableIn(graph: ProcessGraph, only?: string): Compensable[] {
  const graphs = [...graphsIn(graph)];
  const named = only === undefined ? undefined : graph.nodes.get(only);
  const within = named?.inner ? [...graphsIn(named.inner)] : graphs;
  const all = within.flatMap((one) =>
    [...one.compensations].map(([id, handler]) => ({ host: one.nodes.get(id)!, handler })),
  );
  if (only === undefined || named?.inner) return all;
  return all.filter(({ host }) => host.def.node_id === only);
}

/** The graph whose work an event in `graph` undoes: from an event subprocess or a way beside an activity, that of the scope around. */
export function scopeOfThrow(graph: ProcessGraph, process: ProcessGraph): ProcessGraph {
  const around = graph.owner ? undefined : besideIn(graph, process);
  if (around) return scopeOfThrow(around, process);
  if (!graph.owner || !isEventSubprocess(graph.owner)) return graph;
  return [...graphsIn(process)].find((one) => one.handlers.includes(graph.owner!)) ?? graph;
}

/** Notes at every event that undoes work which activities it may run. */
export function noteWhatIsUndone(process: ProcessGraph): void {
  for (const graph of graphsIn(process))
    for (const { node, part } of graph.vertices) {
      if (part !== 'node' || (node?.work.kind !== 'event' && node?.work.kind !== 'end')) continue;
      const { event, compensates } = node.work.config;
      if (event !== 'compensation' && event !== 'cancel') continue;
      node.undoes = compensableIn(scopeOfThrow(graph, process), compensates).map(({ handler }) => handler);
    }
}

/** The graph of the activity beside which a way runs. */
export const besideIn = (way: ProcessGraph, process: ProcessGraph): ProcessGraph | undefined =>
  [...graphsIn(process)].find((one) =>
    one.vertices.some((vertex) => vertex.node?.beside?.some((beside) => beside.graph === way)),
  );
