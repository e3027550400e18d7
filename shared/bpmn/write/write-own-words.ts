import { isDeepStrictEqual } from 'node:util';
import { BPMN, FLOWMASTER } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { BEFORE } from './order.ts';
import { place, remove, type TreeWriter } from './tree.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Fields that have to be said beside what the element says: `null` where it says something that is not so. */
export function difference(said: Fields, meant: Fields, ignore: readonly string[] = []): Fields {
  const keys = new Set([...Object.keys(said), ...Object.keys(meant)].filter((key) => !ignore.includes(key)));
  return Object.fromEntries(
    [...keys]
      .filter((key) => !isDeepStrictEqual(plain(said[key]), plain(meant[key])))
      .map((key) => [key, meant[key] ?? null]),
  );
}

/** Without what is undefined, as JSON would have it. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

/** Writes our own words about an element, or takes them away when there are none. */
export function setOwnWords(element: XmlElement, local: string, words: Fields, tree: TreeWriter): void {
  const extension = element.one(BPMN, 'extensionElements');
  const before = extension?.one(FLOWMASTER, local);
  if (before) remove(before);
  if (Object.keys(words).length === 0) {
    if (extension && before && extension.elements.length === 0) remove(extension);
    return;
  }
  const home = extension ?? tree.make(BPMN, 'extensionElements');
  if (!extension) place(element, home, BEFORE.extensionElements);
  place(home, tree.make(FLOWMASTER, local, {}, JSON.stringify(words)));
}
