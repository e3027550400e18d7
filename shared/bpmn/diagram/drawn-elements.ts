import type { DiagramEdge, DiagramShape } from '#contracts/process-definition/index.ts';
import { type BpmnDocument, referred } from '../document/bpmn-document.ts';
import { BPMN } from '../namespaces.ts';
import { nameOf } from '../read/reading.ts';
import type { XmlElement } from '../xml/element.ts';

/** What belongs to a process's drawing: its nodes, flows and lanes by their BPMN elements. */
export interface Drawn {
  readonly process: XmlElement;
  readonly nodes: ReadonlySet<XmlElement>;
  readonly flows: ReadonlySet<XmlElement>;
  readonly lanes: ReadonlySet<XmlElement>;
}

const SHAPES: Readonly<Record<string, DiagramShape['kind']>> = {
  participant: 'pool',
  textAnnotation: 'annotation',
  group: 'group',
  dataObject: 'data_object',
  dataObjectReference: 'data_object',
  dataInput: 'data_input',
  dataOutput: 'data_output',
  dataStore: 'data_store',
  dataStoreReference: 'data_store',
  lane: 'other',
};
const EDGES: Readonly<Record<string, DiagramEdge['kind']>> = {
  messageFlow: 'message_flow',
  association: 'association',
  dataInputAssociation: 'data_association',
  dataOutputAssociation: 'data_association',
  conversationLink: 'other',
};

/** Elements within another process are drawn with that one; its pool is a black box here. */
function isElsewhere(element: XmlElement, process: XmlElement): boolean {
  for (let at = element.parent; at; at = at.parent) if (at.is(BPMN, 'process')) return at !== process;
  return false;
}

export function shapeKind(element: XmlElement, drawn: Drawn): DiagramShape['kind'] | undefined {
  if (drawn.nodes.has(element)) return 'node';
  if (drawn.lanes.has(element)) return 'lane';
  if (element.namespace !== BPMN || isElsewhere(element, drawn.process)) return undefined;
  return SHAPES[element.local] ?? 'other';
}

export function edgeKind(element: XmlElement, drawn: Drawn): DiagramEdge['kind'] | undefined {
  if (drawn.flows.has(element)) return 'flow';
  if (element.namespace !== BPMN || isElsewhere(element, drawn.process)) return undefined;
  return EDGES[element.local] ?? 'other';
}

/** What is written on or beside something that is only drawn. */
export function titleOn(element: XmlElement, document: BpmnDocument): string {
  if (element.is(BPMN, 'textAnnotation')) return (element.one(BPMN, 'text')?.text ?? '').slice(0, 2_000);
  if (element.is(BPMN, 'group'))
    return (referred(document, element.attribute('categoryValueRef'))?.attribute('value') ?? '').slice(0, 2_000);
  const state = element.one(BPMN, 'dataState')?.attribute('name');
  const name = nameOf(element) || nameOf(referred(document, element.attribute('dataObjectRef')) ?? element);
  return (state ? `${name} [${state}]` : name).slice(0, 2_000);
}
