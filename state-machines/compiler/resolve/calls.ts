import { type CheckedNode, endsAbruptly, isActivity, type ProcessGraph, type Vertex } from '../normalize/model.ts';

/** A subprocess of the kind `call`: what it runs, and whether every run of the process comes to it. */
export interface Call {
  readonly nodeId: string;
  readonly title: string;
  readonly processId: string;
  /** A version, or `active`. */
  readonly version: string;
  /** No run can end without it. */
  readonly always: boolean;
}

/** The calls of a process and of the subprocesses on its drawing. */
export function callsIn(graph: ProcessGraph): Call[] {
  return [...graph.nodes.values()].flatMap((node) => {
    const { def, work } = node;
    if (work.kind !== 'subprocess' || work.config.kind !== 'call' || work.config.processId === undefined) return [];
    const { processId, version } = work.config;
    const always = !mayBeSkipped(node) && !endsWithout(node, graph);
    return [{ nodeId: def.node_id, title: def.title, processId, version, always }];
  });
}

const mayBeSkipped = ({ work }: CheckedNode): boolean =>
  isActivity(work) && (work.config.multiInstance !== undefined || work.config.loop?.testBefore === true);

/** Whether a token at the start can come to an end though it never gets through `avoided`; an event on its border leads past it. */
function endsWithout(avoided: CheckedNode, graph: ProcessGraph): boolean {
  const ending = new Set<Vertex>();
  const within = new Map<CheckedNode, boolean>();
  const passable = (node: CheckedNode): boolean => {
    if (node === avoided) return false;
    if (!node.inner || mayBeSkipped(node)) return true;
    const known = within.get(node) ?? endsWithout(avoided, node.inner);
    within.set(node, known);
    return known;
  };
  const ends = (vertex: Vertex): boolean => {
    if (vertex === graph.end || (vertex.node && endsAbruptly(vertex.node.work))) return true;
    const through = vertex.part !== 'node' || !vertex.node || passable(vertex.node);
    const ways = vertex.out.filter((edge) => through || edge.kind === 'boundary').map((edge) => ending.has(edge.to));
    return vertex.split === 'parallel' && through ? ways.length > 0 && ways.every(Boolean) : ways.some(Boolean);
  };
  for (let size = -1; size !== ending.size; ) {
    size = ending.size;
    for (const vertex of graph.vertices.toReversed()) if (!ending.has(vertex) && ends(vertex)) ending.add(vertex);
  }
  return ending.has(graph.start);
}
