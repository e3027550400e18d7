import { Notes } from '../diagnostics.ts';
import type { BpmnDocument } from '../document/bpmn-document.ts';
import type { ElementIds } from '../read/element-ids.ts';
import type { Reading } from '../read/reading.ts';
import type { XmlElement } from '../xml/element.ts';
import type { TreeWriter } from './tree.ts';

/** What every step of writing one process needs. */
export interface Writing {
  readonly tree: TreeWriter;
  readonly document: BpmnDocument & { readonly byId: Map<string, XmlElement> };
  readonly process: XmlElement;
  readonly ids: ElementIds;
  readonly nodes: Map<string, XmlElement>;
  readonly flows: Map<string, XmlElement>;
  readonly lanes: Map<string, XmlElement>;
  readonly names: Reading['names'];
  readonly called: Reading['called'];
}

/** For reading back what was just written. */
export const readingOf = (writing: Writing): Reading => ({
  document: writing.document,
  process: writing.process,
  ids: writing.ids,
  names: writing.names,
  called: writing.called,
  notes: new Notes(),
});

/** An id that the document has not yet, as near to the wanted one as can be. */
export function freeId(wanted: string, { document }: Pick<Writing, 'document'>): string {
  let id = wanted;
  for (let next = 2; document.byId.has(id); next++) id = `${wanted}_${next}`;
  return id;
}

/** The id in the document of a node that is written. */
export const idInDocument = (nodeId: string, { nodes }: Pick<Writing, 'nodes'>): string | undefined =>
  nodes.get(nodeId)?.attribute('id');
