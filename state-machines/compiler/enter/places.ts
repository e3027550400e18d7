import { idOf, type ProcessGraph, type Vertex } from '../normalize/model.ts';

const FIRST = ['watch', 'join', 'node', 'split'] as const;

/** The vertex at which a node of a graph is entered; undefined where the graph has none that flows lead to. */
export function placeOf(graph: ProcessGraph, nodeId: string): Vertex | undefined {
  const own = graph.vertices.filter((vertex) => vertex.node && idOf(vertex) === nodeId);
  const first = FIRST.map((part) => own.find((vertex) => vertex.part === part)).find((vertex) => vertex !== undefined);
  return first && isBoundary(first) ? behind(first) : first;
}

export const isBoundary = ({ node }: Vertex): boolean =>
  node?.work.kind === 'event' && node.work.config.position === 'boundary';

/** A boundary event is entered as one that has come: where its way leads on. */
function behind(event: Vertex): Vertex {
  let at = event;
  while (at.node === event.node) at = at.out.find((edge) => edge.kind !== 'exit')!.to;
  return at;
}
