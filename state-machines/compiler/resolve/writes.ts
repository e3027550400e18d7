import { type CheckedNode, isActivity, type ProcessGraph } from '../normalize/model.ts';

/** Fields of the process data that a node may write, sorted. */
export function writesOf(node: CheckedNode): string[] {
  const own = ownWrites(node);
  const { beside = [], undoes = [] } = node;
  if (beside.length === 0 && undoes.length === 0) return own;
  const more = [...beside.flatMap((way) => graphWrites(way.graph)), ...undoes.flatMap(writesOf)];
  return [...new Set([...own, ...more])].sort();
}

function ownWrites(node: CheckedNode): string[] {
  const { work, def } = node;
  if (isActivity(work) && work.config.multiInstance) {
    const { outputCollection } = work.config.multiInstance;
    return outputCollection === undefined ? [] : [outputCollection];
  }
  if (node.inner) return graphWrites(node.inner);
  if (work.kind === 'token') return [...work.config.fields];
  const mapping = 'outputMapping' in work.config ? work.config.outputMapping : undefined;
  if (mapping) return Object.keys(mapping).sort();
  return isActivity(work) || work.kind === 'event' ? [...new Set(def.outputs)].sort() : [];
}

const known = new WeakMap<ProcessGraph, string[]>();

/** Fields that the nodes of a graph may write, its event subprocesses and what is undone included. */
export function graphWrites(graph: ProcessGraph): string[] {
  const before = known.get(graph);
  if (before) return before;
  const own = graph.vertices.filter((vertex) => vertex.part === 'node' && vertex.node).map((vertex) => vertex.node!);
  const nodes = new Set([...own, ...graph.handlers, ...graph.compensations.values()]);
  const writes = [...new Set([...nodes].flatMap(writesOf))].sort();
  known.set(graph, writes);
  return writes;
}

/** Fields that a process knows: those that its nodes write, and its data definitions; sorted. */
export const knownFields = (graph: ProcessGraph): string[] =>
  [...new Set([...graphWrites(graph), ...graph.definition.data_definitions.map(({ name }) => name)])].sort();
