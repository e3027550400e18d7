/** Collections of the process graph, by their seed names. */
export const DOCUMENT_COLLECTIONS = [
  'process_def',
  'node_def',
  'data_definition',
  'process_artifacts',
  'trigger_links',
  'templates',
  'graph_outbox',
] as const;

/** Edges: from → to, as the seed has them. */
export const EDGES = {
  proc_def_defines_node: { from: ['process_def'], to: ['node_def'] },
  proc_def_node_flow: { from: ['node_def'], to: ['node_def'] },
  proc_def_uses_data_def: { from: ['process_def'], to: ['data_definition'] },
  node_def_produces_data_def: { from: ['node_def'], to: ['data_definition'] },
  node_def_uses_data_def: { from: ['node_def'], to: ['data_definition'] },
  /** A published version → the process that it is a version of. */
  proc_def_version_of: { from: ['process_def'], to: ['process_def'] },
  /** A subprocess node → the process that it calls. */
  node_def_calls_proc_def: { from: ['node_def'], to: ['process_def'] },
} as const;

/** What a process definition owns and a save replaces. `node_reference` says what a node means beyond its process: messages and services. */
export const OWNED_DOCUMENTS = ['node_def', 'data_definition', 'node_reference'] as const;
export const OWNED_EDGES = [
  'proc_def_defines_node',
  'proc_def_node_flow',
  'proc_def_uses_data_def',
  'node_def_produces_data_def',
  'node_def_uses_data_def',
  'node_def_calls_proc_def',
] as const;

export const PROCESS_GRAPH = 'process_graph';

/** Links between processes that users declare: process_def → process_def. */
export const LINKS = 'process_links';
