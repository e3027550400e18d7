import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Stamp } from './documents.ts';
import { nodeReferences, processIdOf } from './node-references.ts';
import type { OWNED_DOCUMENTS, OWNED_EDGES } from './schema.ts';

type Document = Record<string, unknown>;
export type OwnedDocuments = Record<(typeof OWNED_DOCUMENTS)[number] | (typeof OWNED_EDGES)[number], Document[]>;

/**
 * A definition as the documents and edges of the seed. Keys start with the key of their process_def, which `process_key` repeats for the index.
 */
export function definitionToDocuments(processKey: string, definition: ProcessDefinition, stamp: Stamp): OwnedDocuments {
  const own = (document: Document): Document => ({ ...document, ...stamp, process_key: processKey });
  const process_id = processIdOf(processKey);
  const processId = `process_def/${processKey}`;
  const nodeId = (id: string) => `node_def/${processKey}:${id}`;
  const dataId = (name: string) => `data_definition/${processKey}:${name}`;
  const known = new Set(definition.data_definitions.map(({ name }) => name));
  const dataEdges = (field: 'requiredInputs' | 'outputs') =>
    definition.nodes.flatMap((node) =>
      node[field]
        .filter((name) => known.has(name))
        .map((name) => own({ _from: nodeId(node.node_id), _to: dataId(name) })),
    );
  return {
    node_def: definition.nodes.map((node, order) =>
      own({ ...node, ...entryAndExit(node.type), _key: `${processKey}:${node.node_id}`, order }),
    ),
    data_definition: definition.data_definitions.map((data, order) =>
      own({ ...data, _key: `${processKey}:${data.name}`, order, process_id }),
    ),
    node_reference: definition.nodes.flatMap((node) =>
      nodeReferences(processKey, node).map((reference) => own({ ...reference })),
    ),
    proc_def_defines_node: definition.nodes.map((node) => own({ _from: processId, _to: nodeId(node.node_id) })),
    proc_def_node_flow: definition.flows.map(({ id, from, to, metadata, ...flow }, order) =>
      own({
        ...flow,
        flow_id: id,
        _from: nodeId(from),
        _to: nodeId(to),
        order,
        metadata: { ...metadata, process_id: processKey },
      }),
    ),
    proc_def_uses_data_def: definition.data_definitions.map(({ name }) => own({ _from: processId, _to: dataId(name) })),
    node_def_produces_data_def: dataEdges('outputs'),
    node_def_uses_data_def: dataEdges('requiredInputs'),
    node_def_calls_proc_def: definition.nodes.flatMap((node) =>
      node.type === 'subprocess' && typeof node.config.processId === 'string'
        ? [
            own({
              _from: nodeId(node.node_id),
              _to: `process_def/${node.config.processId}`,
              node_id: node.node_id,
              process_id,
              version: node.config.version ?? 'active',
            }),
          ]
        : [],
    ),
  };
}

/** The seed's flags follow from the type; what a client sends for them is not trusted. */
const entryAndExit = (type: string) => ({ isEntryNode: type === 'start', isExitNode: type === 'end' });
