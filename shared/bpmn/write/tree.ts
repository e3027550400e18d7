import { BPMN } from '../namespaces.ts';
import { textPiece, XmlElement, type XmlNode } from '../xml/element.ts';

const PREFERRED: Readonly<Record<string, string>> = {
  'http://www.omg.org/spec/BPMN/20100524/MODEL': 'bpmn',
  'http://www.omg.org/spec/BPMN/20100524/DI': 'bpmndi',
  'http://www.omg.org/spec/DD/20100524/DC': 'dc',
  'http://www.omg.org/spec/DD/20100524/DI': 'di',
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
  'https://flowmaster.dev/schema/bpmn/1.0': 'flowmaster',
};

/** Adds to a document's tree, and takes away from it, and leaves everything else as it is written. */
export class TreeWriter {
  readonly #root: XmlElement;
  readonly #prefixes: Map<string, string>;

  constructor(root: XmlElement) {
    this.#root = root;
    this.#prefixes = new Map(root.prefixes);
  }

  /** A name in a namespace, as this document writes it; declares the namespace where it is new. */
  name(namespace: string, local: string): string {
    const prefix = this.#prefixOf(namespace);
    return prefix === '' ? local : `${prefix}:${local}`;
  }

  make(
    namespace: string,
    local: string,
    attributes: Readonly<Record<string, string | undefined>> = {},
    text?: string,
  ): XmlElement {
    const name = this.name(namespace, local);
    const element = new XmlElement({ name, namespace, prefixes: this.#prefixes });
    for (const [key, value] of Object.entries(attributes)) element.set(key, value);
    if (text !== undefined) element.children.push(textPiece(text));
    return element;
  }

  /** Sets an attribute that belongs to a namespace. */
  setQualified(element: XmlElement, namespace: string, local: string, value: string): void {
    element.written = undefined;
    const known = element.attributes.find((one) => one.local === local && one.namespace === namespace);
    if (known) known.value = value;
    else element.attributes.push({ name: this.name(namespace, local), namespace, local, value });
  }

  #prefixOf(namespace: string): string {
    for (const [prefix, uri] of this.#prefixes) if (uri === namespace && prefix !== 'xml') return prefix;
    const wanted = PREFERRED[namespace] ?? 'ns';
    let prefix = wanted;
    for (let next = 2; this.#prefixes.has(prefix); next++) prefix = `${wanted}${next}`;
    this.#prefixes.set(prefix, namespace);
    this.#root.attributes.push({
      name: `xmlns:${prefix}`,
      namespace: 'http://www.w3.org/2000/xmlns/',
      local: prefix,
      value: namespace,
    });
    this.#root.written = undefined;
    return prefix;
  }
}

const isBlank = (node: XmlNode | undefined): boolean =>
  node !== undefined && !(node instanceof XmlElement) && node.raw.trim() === '';

function depthOf(element: XmlElement): number {
  let depth = 0;
  for (let at = element.parent; at; at = at.parent) depth++;
  return depth;
}

const lineTo = (depth: number) => ({ raw: `\n${'  '.repeat(depth)}`, text: '' });

/** Puts a child where the schema wants it: before those of the named elements that are last, else at the end. */
export function place(parent: XmlElement, child: XmlElement, before: readonly string[] = []): void {
  const next = firstOfLast(parent, child.namespace, before);
  child.parent = parent;
  const depth = depthOf(child);
  indent(child, depth);
  if (next) {
    parent.children.splice(parent.children.lastIndexOf(next), 0, child, lineTo(depth));
    return;
  }
  if (isBlank(parent.children.at(-1))) parent.children.pop();
  parent.children.push(lineTo(depth), child, lineTo(depth - 1));
}

/** Looks from the end on: a process may have thousands of elements, and new ones come after them. */
function firstOfLast(parent: XmlElement, namespace: string, locals: readonly string[]): XmlElement | undefined {
  let first: XmlElement | undefined;
  for (let at = parent.children.length - 1; at >= 0; at--) {
    const child = parent.children[at]!;
    if (!(child instanceof XmlElement)) continue;
    if (child.namespace !== namespace || !locals.includes(child.local)) break;
    first = child;
  }
  return first;
}

/** New elements with elements in them stand on lines of their own. */
function indent(element: XmlElement, depth: number): void {
  if (element.written || element.elements.length === 0 || element.elements.length !== element.children.length) return;
  const children = element.elements;
  element.children = [
    ...children.flatMap((child) => {
      child.parent = element;
      indent(child, depth + 1);
      return [lineTo(depth + 1), child];
    }),
    lineTo(depth),
  ];
}

/** Takes an element out, with the white space before it. */
export function remove(element: XmlElement): void {
  const siblings = element.parent?.children;
  if (!siblings) return;
  const at = siblings.indexOf(element);
  if (at < 0) return;
  const blank = isBlank(siblings[at - 1]) ? 1 : 0;
  siblings.splice(at - blank, 1 + blank);
  element.parent = undefined;
}

/** Gives an element another name; id, attributes and content stay. @returns the element that stands in its place */
export function rename(element: XmlElement, local: string, tree: TreeWriter): XmlElement {
  const renamed = new XmlElement({
    name: tree.name(BPMN, local),
    namespace: BPMN,
    prefixes: element.prefixes,
    line: element.line,
    attributes: element.attributes,
  });
  renamed.children = element.children;
  for (const child of renamed.elements) child.parent = renamed;
  renamed.parent = element.parent;
  const siblings = element.parent!.children;
  siblings[siblings.indexOf(element)] = renamed;
  return renamed;
}
