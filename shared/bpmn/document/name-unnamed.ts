import { BPMN } from '../namespaces.ts';
import { within, type XmlElement } from '../xml/element.ts';
import { isDrawable } from './kinds.ts';

/** Gives ids to what has none, so that it can be found again at export. BPMN leaves ids optional. */
export function nameUnnamed(processes: readonly XmlElement[], byId: Map<string, XmlElement>): void {
  let next = 1;
  for (const process of processes)
    for (const element of within(process)) {
      if (element.namespace !== BPMN || !isDrawable(element) || element.attribute('id') !== undefined) continue;
      while (byId.has(`${element.local}_${next}`)) next++;
      const id = `${element.local}_${next}`;
      element.set('id', id);
      byId.set(id, element);
    }
}
