import { isDeepStrictEqual } from 'node:util';
import type { NodeDef, ProcessDefinition } from '#contracts/process-definition/index.ts';
import { BpmnError } from './bpmn-error.ts';
import { writeDiagram } from './diagram/write-diagram.ts';
import { type BpmnDocument, readDocument } from './document/bpmn-document.ts';
import { elementIds } from './read/element-ids.ts';
import { dataNames } from './read/expressions/data-names.ts';
import { ProcessWords } from './read/read-own-parts.ts';
import { readProcess } from './read/read-process.ts';
import { blankDocument } from './write/blank-document.ts';
import { removeElements } from './write/remove-element.ts';
import { TreeWriter } from './write/tree.ts';
import { writeFlow } from './write/write-flow.ts';
import { writeLanes } from './write/write-lanes.ts';
import { createNode, settleNode, writeDocumentation, writeNode } from './write/write-node.ts';
import { difference, setOwnWords } from './write/write-own-words.ts';
import type { Writing } from './write/writing.ts';
import type { XmlElement } from './xml/element.ts';
import { writeXml } from './xml/parse-xml.ts';

/** The document that a definition was imported from, and which of its processes it is. */
export interface Original {
  readonly xml: string;
  readonly bpmnId: string;
}

/**
 * A definition as a BPMN 2.0 document. With the document that it came from, only what was changed since is written anew: a
 * definition that nobody changed gives the same document, byte for byte.
 * `called` must be what the import was told.
 */
export function exportBpmn(
  definition: ProcessDefinition,
  original: Original = blankDocument(definition),
  called: Readonly<Record<string, string>> = {},
): string {
  const document = readDocument(original.xml);
  const process = document.processes.find((one) => one.attribute('id') === original.bpmnId);
  if (!process)
    throw new BpmnError('bpmn.unknown-process', `The original document has no process “${original.bpmnId}”.`, {
      path: '/definitions/process',
      help: 'Import the document again.',
    });
  const before = readProcess(document, process, called);
  const writing = writingOf(document, process, before.elements, before.definition, called);
  writeGraph(definition, before.definition, writing);
  writeLanes(definition, before.definition, writing);
  writeHead(definition, before.definition, writing);
  writeDiagram(definition, before.definition, writing);
  return writeXml(document.xml);
}

function writingOf(
  document: BpmnDocument,
  process: XmlElement,
  elements: ReadonlyMap<string, XmlElement>,
  { nodes, flows, lanes }: ProcessDefinition,
  called: Readonly<Record<string, string>>,
): Writing {
  const pick = (ids: readonly string[]) =>
    new Map(ids.flatMap((id) => (elements.has(id) ? [[id, elements.get(id)!] as const] : [])));
  return {
    tree: new TreeWriter(document.root),
    document: { ...document, byId: new Map(document.byId) },
    process,
    called,
    ids: elementIds(process),
    names: dataNames(document.root),
    nodes: pick(nodes.map((node) => node.node_id)),
    flows: pick(flows.map((flow) => flow.id)),
    lanes: pick(lanes.map((lane) => lane.id)),
  };
}

function writeGraph(definition: ProcessDefinition, before: ProcessDefinition, writing: Writing): void {
  const nodesBefore = new Map(before.nodes.map((node) => [node.node_id, node]));
  const flowsBefore = new Map(before.flows.map((flow) => [flow.id, flow]));
  for (const node of definition.nodes) if (!nodesBefore.has(node.node_id)) createNode(node, writing);
  for (const node of definition.nodes)
    if (node.scope_id !== nodesBefore.get(node.node_id)?.scope_id || !nodesBefore.has(node.node_id))
      settleNode(node, writing);
  for (const node of definition.nodes) {
    const known = nodesBefore.get(node.node_id);
    if (!known || !isDeepStrictEqual(essence(known), essence(node))) writeNode(node, known, writing);
  }
  for (const flow of definition.flows) {
    const known = flowsBefore.get(flow.id);
    if (!known || Object.keys(difference(known, flow)).length > 0) writeFlow(flow, known, writing);
  }
  const kept = new Set(definition.nodes.map((node) => node.node_id));
  const keptFlows = new Set(definition.flows.map((flow) => flow.id));
  const gone = [
    ...[...writing.flows].filter(([id]) => !keptFlows.has(id)),
    ...[...writing.nodes].filter(([id]) => !kept.has(id)),
  ];
  removeElements(
    gone.map(([, element]) => element),
    writing,
  );
}

/** What an element says about a node; the rest is said by where it stands. */
const essence = ({
  lane_id: _lane,
  scope_id: _scope,
  isEntryNode: _entry,
  isExitNode: _exit,
  position: _at,
  ...node
}: NodeDef) => JSON.parse(JSON.stringify(node)) as unknown;

function writeHead(definition: ProcessDefinition, before: ProcessDefinition, writing: Writing): void {
  const { process, tree } = writing;
  if (definition.name !== before.name) process.set('name', definition.name);
  const words = (from: ProcessDefinition) =>
    Object.fromEntries(Object.keys(ProcessWords.shape).map((key) => [key, from[key as keyof ProcessDefinition]]));
  if (Object.keys(difference(words(before), words(definition))).length === 0) return;
  if (definition.description !== before.description) writeDocumentation(process, definition.description, writing);
  setOwnWords(process, 'process', {}, tree);
  const said = readProcess(writing.document, process, writing.called).definition;
  setOwnWords(process, 'process', difference(words(said), words(definition)), tree);
}
