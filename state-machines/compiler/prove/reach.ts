import { reachableFrom, reaching, shortestPath } from '../analyse/reachability.ts';
import type { Report } from '../diagnostics/report.ts';
import { idOf, type ProcessGraph, titleOf, type Vertex } from '../normalize/model.ts';

/** Every node can be reached from the start and can reach an end. */
export function checkReach(graph: ProcessGraph, report: Report): void {
  const reached = reachableFrom([graph.start]);
  // An end has a vertex for each flow that leads to it; one that is reached is enough.
  const told = new Set([...reached].map(idOf));
  for (const vertex of graph.vertices) {
    if (!vertex.node || told.has(idOf(vertex))) continue;
    told.add(idOf(vertex));
    report.error(
      'node.unreachable',
      { nodeId: idOf(vertex) },
      `“${titleOf(vertex)}” can never be reached from the start.`,
      'Lead a flow to it from a node that is reached, or remove it.',
    );
  }
  const ends = graph.vertices.filter((vertex) => vertex === graph.end || vertex.node?.work.kind === 'end');
  const ending = reaching(ends);
  const stuck = [...reached].filter((vertex) => vertex.node && !ending.has(vertex));
  if (stuck.length > 0) reportEndless(graph, stuck, report);
}

function reportEndless(graph: ProcessGraph, stuck: readonly Vertex[], report: Report): void {
  const trapped = new Set(stuck);
  const way = shortestPath(graph.start, (vertex) => trapped.has(vertex)) ?? [stuck[0]!];
  const entry = way.at(-1)!;
  const cycle = [entry];
  const seen = new Set(cycle);
  for (let next = entry.out[0]?.to; next; next = next.out[0]?.to) {
    cycle.push(next);
    if (seen.has(next)) break;
    seen.add(next);
  }
  report.error(
    'soundness.no-way-out',
    { nodeId: idOf(entry), path: distinct([...way, ...cycle.slice(1)].map(idOf)) },
    `From “${titleOf(entry)}” on, no way leads to an end: the process would run for ever.`,
    'Add a decision on the cycle with a way to an end.',
  );
}

/** A vertex pair of one node is one place on the drawing. */
const distinct = (ids: readonly string[]): string[] => ids.filter((id, at) => id !== ids[at - 1]);
