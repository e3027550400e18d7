import { reachableFrom, reaching, shortestPath } from '../analyse/reachability.ts';
import type { Report } from '../diagnostics/report.ts';
import { idOf, type ProcessGraph, titleOf, type Vertex } from '../normalize/model.ts';
import { placesOf } from './places-of.ts';

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
  const ending = reaching(graph.vertices.filter(ends));
  const stuck = [...reached].filter((vertex) => vertex.node && !ending.has(vertex));
  if (stuck.length > 0) reportEndless(graph, stuck, report);
}

/** A token may be gone here; that a gateway swallows some is no way out for the one that it sends on. */
const ends = ({ node, join, out }: Vertex): boolean =>
  node?.work.kind === 'end' || (join !== 'complex' && out.some((edge) => edge.kind === 'exit'));

function reportEndless(graph: ProcessGraph, stuck: readonly Vertex[], report: Report): void {
  const trapped = new Set(stuck);
  const way = shortestPath(graph.start, (vertex) => trapped.has(vertex))!;
  const entry = way.at(-1)!;
  const seen = new Set<Vertex>();
  let at = entry;
  for (; !seen.has(at); at = at.out[0]!.to) seen.add(at);
  report.error(
    'soundness.no-way-out',
    { nodeId: idOf(entry), path: placesOf([...way, ...seen, at]) },
    `From “${titleOf(entry)}” on, no way leads to an end: the process would run for ever.`,
    'Add a decision on the cycle with a way to an end.',
  );
}
