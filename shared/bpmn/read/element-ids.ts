import { ElementIdSchema } from '#contracts/process-definition/index.ts';
import { BPMN, FLOWMASTER } from '../namespaces.ts';
import { within, type XmlElement } from '../xml/element.ts';

export interface ElementIds {
  /** Our id of an element of the document. */
  of(element: XmlElement): string;
  /** BPMN id → our id, where they differ. */
  readonly changed: ReadonlyMap<string, string>;
}

const LONGEST = 80;

/** Ids of a process's elements: the document's own, where they are ids here too; otherwise the nearest that is free. */
export function elementIds(process: XmlElement): ElementIds {
  const own = [...within(process)].flatMap((element) =>
    element.namespace === BPMN ? (element.attribute('id') ?? []) : [],
  );
  const taken = new Set(own.filter((id) => ElementIdSchema.safeParse(id).success));
  const changed = new Map<string, string>();
  for (const id of own) {
    if (ElementIdSchema.safeParse(id).success) continue;
    const stem = id.replace(/[^A-Za-z0-9_.-]/g, '_').replace(/^[^A-Za-z_]/, '_$&');
    let free = stem.slice(0, LONGEST);
    for (let next = 2; taken.has(free); next++) free = `${stem.slice(0, LONGEST - 6)}_${next}`;
    taken.add(free);
    changed.set(id, free);
  }
  return {
    changed,
    of: (element) => {
      // Ids are unique in a document, but here only among nodes, among flows and among lanes: the export notes what they were.
      const noted = element.attribute('id', FLOWMASTER);
      if (noted !== undefined && ElementIdSchema.safeParse(noted).success) return noted;
      const id = element.attribute('id') ?? '';
      return changed.get(id) ?? id;
    },
  };
}
