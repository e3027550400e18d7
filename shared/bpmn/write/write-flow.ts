import type { Flow } from '#contracts/process-definition/index.ts';
import { BPMN, FLOWMASTER } from '../namespaces.ts';
import { readFlow } from '../read/read-flow.ts';
import type { XmlElement } from '../xml/element.ts';
import { BEFORE } from './order.ts';
import { place, remove } from './tree.ts';
import { formal } from './write-event.ts';
import { difference, setOwnWords } from './write-own-words.ts';
import { freeId, readingOf, type Writing } from './writing.ts';

/** Writes a new flow, or what is different about one. */
export function writeFlow(flow: Flow, before: Flow | undefined, writing: Writing): void {
  const element = writing.flows.get(flow.id) ?? createFlow(flow, writing);
  const [source, target] = [writing.nodes.get(flow.from), writing.nodes.get(flow.to)];
  if (!source || !target) return;
  const id = element.attribute('id')!;
  connect(element, 'sourceRef', 'outgoing', source, writing);
  connect(element, 'targetRef', 'incoming', target, writing);
  if (element.parent !== source.parent && source.parent) {
    remove(element);
    place(source.parent, element, BEFORE.flowElement);
  }
  if (flow.label !== before?.label) element.set('name', flow.label);
  if (flow.condition !== before?.condition) {
    for (const old of element.all(BPMN, 'conditionExpression')) remove(old);
    if (flow.condition !== undefined) place(element, formal('conditionExpression', flow.condition, writing));
  }
  if (flow.isDefault) source.set('default', id);
  else if (source.attribute('default') === id) source.set('default', undefined);
  setOwnWords(element, 'flow', {}, writing.tree);
  const said = readFlow(element, readingOf(writing));
  if (said) setOwnWords(element, 'flow', difference(said, flow, ['id', 'from', 'to', 'isDefault']), writing.tree);
}

function createFlow(flow: Flow, writing: Writing): XmlElement {
  const id = freeId(flow.id, writing);
  const element = writing.tree.make(BPMN, 'sequenceFlow', { id });
  if (id !== flow.id) writing.tree.setQualified(element, FLOWMASTER, 'id', flow.id);
  writing.flows.set(flow.id, element);
  writing.document.byId.set(id, element);
  return element;
}

/** One end of a flow: the flow names the node, and the node names the flow. */
function connect(
  flow: XmlElement,
  end: string,
  list: 'incoming' | 'outgoing',
  node: XmlElement,
  writing: Writing,
): void {
  const [id, nodeId] = [flow.attribute('id')!, node.attribute('id')!];
  const before = flow.attribute(end);
  if (before === nodeId) return;
  flow.set(end, nodeId);
  const other = before === undefined ? undefined : writing.document.byId.get(before);
  for (const reference of other?.all(BPMN, list) ?? []) if (reference.text === id) remove(reference);
  place(node, writing.tree.make(BPMN, list, {}, id), BEFORE[list]);
}
