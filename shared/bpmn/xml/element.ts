import { encodeAttribute, encodeText } from './entities.ts';

export interface Attribute {
  /** As it is written, prefix included. */
  readonly name: string;
  readonly namespace: string;
  readonly local: string;
  value: string;
}

/** Everything that is no element, as it is written: text, CDATA, comments, instructions. */
export interface XmlPiece {
  readonly raw: string;
  /** Characters that it stands for; none for comments and instructions. */
  readonly text: string;
}
export type XmlNode = XmlElement | XmlPiece;
export type Prefixes = ReadonlyMap<string, string>;

/** How the tags of an element are written in the file; given up for an element whose name or attributes change. */
interface Written {
  readonly start: string;
  readonly end: string;
}

/** An element that remembers how it was written, so that a document that nobody changed is written as it was read. */
export class XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly local: string;
  readonly prefixes: Prefixes;
  readonly line: number;
  readonly attributes: Attribute[];
  children: XmlNode[] = [];
  parent: XmlElement | undefined;
  written: Written | undefined;

  constructor(given: {
    name: string;
    namespace: string;
    prefixes: Prefixes;
    line?: number;
    attributes?: Attribute[];
    written?: Written;
  }) {
    this.name = given.name;
    this.namespace = given.namespace;
    this.local = given.name.slice(given.name.indexOf(':') + 1);
    this.prefixes = given.prefixes;
    this.line = given.line ?? 0;
    this.attributes = given.attributes ?? [];
    this.written = given.written;
  }

  get elements(): XmlElement[] {
    return this.children.filter((child) => child instanceof XmlElement);
  }

  /** All characters within, trimmed. */
  get text(): string {
    return this.children
      .map((child) => child.text)
      .join('')
      .trim();
  }

  is(namespace: string, ...locals: string[]): boolean {
    return this.namespace === namespace && locals.includes(this.local);
  }

  all(namespace: string, local: string): XmlElement[] {
    return this.elements.filter((child) => child.is(namespace, local));
  }

  one(namespace: string, local: string): XmlElement | undefined {
    return this.elements.find((child) => child.is(namespace, local));
  }

  /** Value of an attribute; those without a prefix have no namespace. */
  attribute(local: string, namespace = ''): string | undefined {
    return this.attributes.find((one) => one.local === local && one.namespace === namespace)?.value;
  }

  /** Sets an attribute without a prefix, or removes it. */
  set(local: string, value: string | undefined): void {
    const at = this.attributes.findIndex((one) => one.local === local && one.namespace === '');
    const found = this.attributes[at];
    if (found?.value === value) return;
    this.written = undefined;
    if (value === undefined) this.attributes.splice(at, 1);
    else if (found) found.value = value;
    else this.attributes.push({ name: local, namespace: '', local, value });
  }

  /** The element with everything in it, as text. */
  toString(): string {
    const inside = this.children.map((child) => (child instanceof XmlElement ? child.toString() : child.raw)).join('');
    if (this.written && (this.written.end !== '' || inside === ''))
      return `${this.written.start}${inside}${this.written.end}`;
    const attributes = this.attributes.map(({ name, value }) => ` ${name}="${encodeAttribute(value)}"`).join('');
    return inside === '' ? `<${this.name}${attributes}/>` : `<${this.name}${attributes}>${inside}</${this.name}>`;
  }
}

export const textPiece = (text: string): XmlPiece => ({ raw: encodeText(text), text });

/** The element and everything within, from the top. */
export function* within(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.elements) yield* within(child);
}
