import { BPMN, BPMNDI } from '../namespaces.ts';
import { within, type XmlElement } from '../xml/element.ts';
import { remove } from './tree.ts';
import type { Writing } from './writing.ts';

const ENDS = ['sourceRef', 'targetRef'];

/** Takes elements out of the document, with everything in them and every line, shape and reference that would lead nowhere. */
export function removeElements(gone: readonly XmlElement[], writing: Writing): void {
  if (gone.length === 0) return;
  const { root, byId } = writing.document;
  const ids = new Set<string>();
  const take = (element: XmlElement): void => {
    for (const inner of within(element)) {
      const id = inner.namespace === BPMN ? inner.attribute('id') : undefined;
      if (id === undefined) continue;
      ids.add(id);
      byId.delete(id);
    }
    remove(element);
  };
  for (const element of gone) take(element);
  for (const element of [...within(root)])
    if (element.is(BPMN, 'association', 'messageFlow', 'sequenceFlow') && leadsNowhere(element, ids)) take(element);
  for (const element of [...within(root)]) {
    const drawn = element.is(BPMNDI, 'BPMNShape', 'BPMNEdge') && ids.has(element.attribute('bpmnElement') ?? '');
    const reference = element.is(BPMN, 'incoming', 'outgoing', 'flowNodeRef') && ids.has(element.text);
    if (drawn || reference) remove(element);
    if (ids.has(element.attribute('default') ?? '')) element.set('default', undefined);
  }
}

const leadsNowhere = (line: XmlElement, ids: ReadonlySet<string>): boolean =>
  ENDS.some((end) => ids.has(line.attribute(end) ?? ''));
