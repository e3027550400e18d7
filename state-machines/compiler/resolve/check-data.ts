import { reaching } from '../analyse/reachability.ts';
import type { Report } from '../diagnostics/report.ts';
import { graphsIn, type ProcessGraph, type Vertex } from '../normalize/model.ts';
import { graphWrites, writesOf } from './writes.ts';

/** Every field that a node requires comes from the start or from a node that can run before it. */
export function checkRequiredInputs(graph: ProcessGraph, report: Report): void {
  const given = new Set(
    graph.definition.data_definitions
      .filter((field) => field.input || field.default !== undefined)
      .map((field) => field.name),
  );
  const graphs = [...graphsIn(graph)];
  const written = writtenIn(graphs);
  for (const one of graphs) {
    // Within a subprocess, fields that other parts of the process write, and what the subprocess itself sets.
    const set = one.owner && 'inputs' in one.owner.work.config ? (one.owner.work.config.inputs ?? {}) : {};
    const late = new Set(one.handlers.flatMap((handler) => graphWrites(handler.inner!)));
    const elsewhere = (field: string) =>
      one !== graph && [...(written.get(field) ?? [])].some((other) => other !== one);
    checkGraph(one, (field) => given.has(field) || late.has(field) || field in set || elsewhere(field), report);
  }
}

/** By field: the graphs whose own nodes write it. */
function writtenIn(graphs: readonly ProcessGraph[]): Map<string, Set<ProcessGraph>> {
  const written = new Map<string, Set<ProcessGraph>>();
  for (const graph of graphs)
    for (const vertex of graph.vertices)
      for (const field of vertex.part === 'node' && vertex.node ? writesOf(vertex.node) : [])
        written.set(field, (written.get(field) ?? new Set()).add(graph));
  return written;
}

function checkGraph(graph: ProcessGraph, isGiven: (field: string) => boolean, report: Report): void {
  const writers = new Map<string, Vertex[]>();
  for (const vertex of graph.vertices)
    for (const field of vertex.node && vertex.part === 'node' ? writesOf(vertex.node) : [])
      writers.set(field, [...(writers.get(field) ?? []), vertex]);
  for (const vertex of graph.vertices) {
    if (vertex.part !== 'node' || !vertex.node?.def.requiredInputs.length) continue;
    checkNode(
      vertex,
      vertex.node.def.requiredInputs.filter((field) => !isGiven(field)),
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
