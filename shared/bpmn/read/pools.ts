import type { BpmnDocument } from '../document/bpmn-document.ts';
import { referred } from '../document/bpmn-document.ts';
import { BPMN } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { nameOf } from './reading.ts';

/** The pool that a process is drawn in. */
export const poolOf = (document: BpmnDocument, process: XmlElement): XmlElement | undefined =>
  document.root
    .all(BPMN, 'collaboration')
    .flatMap((collaboration) => collaboration.all(BPMN, 'participant'))
    .find((participant) => referred(document, participant.attribute('processRef')) === process);

export const processName = (process: XmlElement, pool: XmlElement | undefined): string =>
  (nameOf(process) || (pool && nameOf(pool)) || process.attribute('id') || 'Process').slice(0, 200);
