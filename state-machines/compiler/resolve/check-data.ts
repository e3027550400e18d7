import { reaching } from '../analyse/reachability.ts';
import type { Report } from '../diagnostics/report.ts';
import { graphsIn, type ProcessGraph, type Vertex } from '../normalize/model.ts';
import { graphWrites, writesOf } from './writes.ts';

/** Every field that a node requires comes from the start or from a node that can run before it. */
export function checkRequiredInputs(graph: ProcessGraph, report: Report): void {
  const given = graph.definition.data_definitions
    .filter((field) => field.input || field.default !== undefined)
    .map((field) => field.name);
  for (const one of graphsIn(graph)) checkGraph(one, new Set([...given, ...fromOutside(one, graph)]), report);
}

/** Within a subprocess, fields that other parts of the process write, and what the subprocess itself sets. */
function fromOutside(graph: ProcessGraph, process: ProcessGraph): string[] {
  if (graph === process) return [];
  const config = graph.owner?.work.config;
  const set = config && 'inputs' in config ? Object.keys(config.inputs ?? {}) : [];
  const others = [...graphsIn(process)].filter((one) => one !== graph);
  return [...set, ...others.flatMap((one) => ownWrites(one))];
}

const ownWrites = (graph: ProcessGraph): string[] =>
  graph.vertices.flatMap((vertex) => (vertex.part === 'node' && vertex.node ? writesOf(vertex.node) : []));

function checkGraph(graph: ProcessGraph, given: ReadonlySet<string>, report: Report): void {
  const late = new Set(graph.handlers.flatMap((handler) => graphWrites(handler.inner!)));
  const writers = new Map<string, Vertex[]>();
  for (const vertex of graph.vertices)
    for (const field of vertex.node && vertex.part === 'node' ? writesOf(vertex.node) : [])
      writers.set(field, [...(writers.get(field) ?? []), vertex]);
  for (const vertex of graph.vertices) {
    if (vertex.part !== 'node' || !vertex.node?.def.requiredInputs.length) continue;
    checkNode(
      vertex,
      vertex.node.def.requiredInputs.filter((field) => !given.has(field) && !late.has(field)),
      writers,
      report,
    );
  }
}

function checkNode(
  vertex: Vertex,
  fields: readonly string[],
  writers: ReadonlyMap<string, Vertex[]>,
  report: Report,
): void {
  if (fields.length === 0) return;
  const before = reaching(vertex.in.map((edge) => edge.from));
  const { node_id: nodeId, title, requiredInputs } = vertex.node!.def;
  for (const field of fields) {
    const producers = writers.get(field) ?? [];
    const place = { nodeId, field: `/requiredInputs/${requiredInputs.indexOf(field)}` };
    if (producers.length === 0)
      report.error(
        'data.input-never-produced',
        place,
        `“${title}” requires the field ${field}, which nothing produces.`,
        'Make it an input of the process, give it a default, or name it in the outputs of an earlier node.',
      );
    else if (!producers.some((producer) => before.has(producer)))
      report.error(
        'data.input-produced-too-late',
        place,
        `“${title}” requires the field ${field}, which is produced only behind it.`,
        'Move the node that produces it before this one, or make it an input of the process.',
      );
  }
}
