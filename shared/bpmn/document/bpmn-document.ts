import { BpmnError } from '../bpmn-error.ts';
import { BPMN } from '../namespaces.ts';
import { within, type XmlElement } from '../xml/element.ts';
import { parseXml, type XmlDocument } from '../xml/parse-xml.ts';
import { nameUnnamed } from './name-unnamed.ts';

/** A BPMN document: its tree, and its elements by id. */
export interface BpmnDocument {
  readonly xml: XmlDocument;
  readonly root: XmlElement;
  readonly byId: ReadonlyMap<string, XmlElement>;
  readonly processes: readonly XmlElement[];
}

/**
 * Reads a BPMN 2.0 document. Flow elements without an id get one.
 * @throws BpmnError `bpmn.not-bpmn`, `bpmn.no-process`, `bpmn.duplicate-id`, and those of `parseXml`
 */
export function readDocument(text: string): BpmnDocument {
  const xml = parseXml(text);
  const { root } = xml;
  if (!root.is(BPMN, 'definitions'))
    throw new BpmnError('bpmn.not-bpmn', `The document is <${root.name}>, not BPMN 2.0 <definitions>.`, {
      path: `/${root.name}`,
      help: `Send a BPMN 2.0 model: an element “definitions” of the namespace ${BPMN}.`,
    });
  const processes = root.all(BPMN, 'process');
  if (processes.length === 0)
    throw new BpmnError('bpmn.no-process', 'The document has no process.', {
      path: '/definitions',
      help: 'Choreographies and conversations alone cannot be imported; send a model with a process.',
    });
  const byId = idsOf(root);
  nameUnnamed(processes, byId);
  return { xml, root, byId, processes };
}

function idsOf(root: XmlElement): Map<string, XmlElement> {
  const byId = new Map<string, XmlElement>();
  for (const element of within(root)) {
    const id = element.namespace === BPMN ? element.attribute('id') : undefined;
    if (id === undefined) continue;
    const other = byId.get(id);
    if (other)
      throw new BpmnError(
        'bpmn.duplicate-id',
        `Line ${element.line}: <${element.name}> has the id “${id}”, which <${other.name}> of line ${other.line} has too.`,
        { path: pathOf(element), help: 'Give each element an id of its own, so that references to it are clear.' },
      );
    byId.set(id, element);
  }
  return byId;
}

/** Where an element is, as a path that a person can follow. */
export function pathOf(element: XmlElement): string {
  const id = element.attribute('id');
  const step = `/${element.local}${id === undefined ? '' : `[@id='${id}']`}`;
  return element.parent ? pathOf(element.parent) + step : step;
}

/** The id that a reference names: a name with a prefix of the document stands for what it names here. */
export function referred(document: Pick<BpmnDocument, 'byId'>, reference: string | undefined): XmlElement | undefined {
  if (reference === undefined) return undefined;
  const name = reference.trim();
  return document.byId.get(name) ?? document.byId.get(name.slice(name.indexOf(':') + 1));
}
