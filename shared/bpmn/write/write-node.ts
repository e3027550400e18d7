import type { NodeDef } from '#contracts/process-definition/index.ts';
import { isActivity, isEvent } from '../document/kinds.ts';
import { elementOf } from '../element-type.ts';
import { BPMN, FLOWMASTER } from '../namespaces.ts';
import { readNode } from '../read/read-node.ts';
import type { XmlElement } from '../xml/element.ts';
import { BEFORE } from './order.ts';
import { place, remove, rename } from './tree.ts';
import { writeActivity } from './write-activity.ts';
import { writeEvent } from './write-event.ts';
import { difference, setOwnWords } from './write-own-words.ts';
import { freeId, readingOf, type Writing } from './writing.ts';

/** Where a node lies says the tree; what begins and ends a process says its type. */
const ELSEWHERE = ['node_id', 'lane_id', 'scope_id', 'config', 'isEntryNode', 'isExitNode', 'position'];

/** Makes the element of a new node, still without content: others may refer to it. */
export function createNode(node: NodeDef, writing: Writing): void {
  const id = freeId(node.node_id, writing);
  const element = writing.tree.make(BPMN, elementOf(node), { id });
  if (id !== node.node_id) writing.tree.setQualified(element, FLOWMASTER, 'id', node.node_id);
  writing.nodes.set(node.node_id, element);
  writing.document.byId.set(id, element);
}

/** Puts the element into the subprocess that the node lies in, or the process. */
export function settleNode(node: NodeDef, writing: Writing): void {
  const element = writing.nodes.get(node.node_id)!;
  const scope = node.scope_id === undefined ? undefined : writing.nodes.get(node.scope_id);
  // A draft may say that a node lies within itself; a document cannot.
  const home = scope && !liesIn(scope, element) ? scope : writing.process;
  if (element.parent === home) return;
  remove(element);
  place(home, element, BEFORE.flowElement);
}

function liesIn(inner: XmlElement, outer: XmlElement): boolean {
  for (let at: XmlElement | undefined = inner; at; at = at.parent) if (at === outer) return true;
  return false;
}

/** Writes what is different about a node, in BPMN's words as far as they go and in ours beyond. */
export function writeNode(node: NodeDef, before: NodeDef | undefined, writing: Writing): void {
  let element = writing.nodes.get(node.node_id)!;
  if (before && elementOf(before) !== elementOf(node)) {
    element = rename(element, elementOf(node), writing.tree);
    writing.nodes.set(node.node_id, element);
    writing.document.byId.set(element.attribute('id')!, element);
  }
  if (node.title !== before?.title) element.set('name', node.title);
  if (node.description !== before?.description) writeDocumentation(element, node.description, writing);
  if (isEvent(element)) writeEvent(element, node.config, before?.config, writing);
  if (isActivity(element)) writeActivity(element, node.config, before?.config, writing);
  setOwnWords(element, 'node', {}, writing.tree);
  const said = readNode(element, undefined, readingOf(writing));
  const config = difference(said.config, node.config);
  setOwnWords(
    element,
    'node',
    { ...difference(said, node, ELSEWHERE), ...(Object.keys(config).length > 0 && { config }) },
    writing.tree,
  );
}

export function writeDocumentation(element: XmlElement, description: string | undefined, { tree }: Writing): void {
  for (const old of element.all(BPMN, 'documentation')) remove(old);
  if (description) place(element, tree.make(BPMN, 'documentation', {}, description), BEFORE.documentation);
}
