import { BpmnError } from '../bpmn-error.ts';
import { LIMITS } from '../limits.ts';
import { type Prefixes, XmlElement, type XmlPiece } from './element.ts';
import { decodeText } from './entities.ts';
import { Malformed, namespaceOf, prefixesOf, qualified, readTag } from './read-tag.ts';

/** A document as it is written: what stands before the root element, the root, and what stands after it. */
export interface XmlDocument {
  readonly before: readonly XmlPiece[];
  readonly root: XmlElement;
  readonly after: readonly XmlPiece[];
}

export const writeXml = ({ before, root, after }: XmlDocument): string =>
  [...before, root, ...after].map((part) => (part instanceof XmlElement ? part.toString() : part.raw)).join('');

const OUTERMOST: Prefixes = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);

/**
 * Reads XML into a tree that can be written as it was read. In one pass, bounded in size, depth and number; a document type,
 * with which entities are declared and fetched, is refused. @throws BpmnError `bpmn.malformed-xml`, `bpmn.doctype`, `bpmn.too-…`
 */
export function parseXml(xml: string): XmlDocument {
  if (xml.length > LIMITS.bytes || new TextEncoder().encode(xml).length > LIMITS.bytes) throw tooLarge();
  return new Parser(xml).parse();
}

class Parser {
  readonly #xml: string;
  readonly #before: XmlPiece[] = [];
  readonly #after: XmlPiece[] = [];
  readonly #open: XmlElement[] = [];
  #root: XmlElement | undefined;
  #at = 0;
  #line = 1;
  /** Where the line ends: looked up once, since a whole file may be one line. */
  #newline: number;
  #elements = 0;

  constructor(xml: string) {
    this.#xml = xml;
    this.#newline = xml.indexOf('\n');
  }

  parse(): XmlDocument {
    try {
      while (this.#at < this.#xml.length) this.#next();
    } catch (error) {
      if (error instanceof Malformed) throw this.#malformed(error.message);
      if (error instanceof RangeError) throw this.#malformed(`“${error.message}” stands for nothing that XML knows`);
      throw error;
    }
    const open = this.#open.at(-1);
    if (open) throw this.#malformed(`the element <${open.name}> of line ${open.line} is not closed`);
    if (!this.#root) throw this.#malformed('there is no element');
    return { before: this.#before, root: this.#root, after: this.#after };
  }

  #next(): void {
    const rest = this.#xml.slice(this.#at, this.#at + 9);
    if (!rest.startsWith('<')) this.#text();
    else if (rest.startsWith('<!--')) this.#piece(this.#until('-->', 4), () => '');
    else if (rest.startsWith('<![CDATA[')) this.#piece(this.#until(']]>', 9), (raw) => raw.slice(9, -3));
    else if (rest.startsWith('<?')) this.#piece(this.#until('?>', 2), () => '');
    else if (rest.startsWith('<!'))
      throw new BpmnError('bpmn.doctype', 'The document has a document type declaration.', {
        path: this.#path(),
        help: 'Remove <!DOCTYPE …>: BPMN needs none, and entities are neither declared nor fetched here.',
      });
    else if (rest.startsWith('</')) this.#close();
    else this.#start();
  }

  #text(): void {
    const end = this.#xml.indexOf('<', this.#at);
    const raw = this.#xml.slice(this.#at, end < 0 ? undefined : end);
    if (this.#open.length === 0 && raw.replace(/^\ufeff/, '').trim() !== '')
      throw new Malformed('there is text outside of the elements');
    this.#piece(raw, decodeText);
  }

  #piece(raw: string, textOf: (raw: string) => string): void {
    const piece = { raw, text: textOf(raw) };
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(piece);
    else (this.#root ? this.#after : this.#before).push(piece);
    this.#advance(raw.length);
  }

  #start(): void {
    const raw = this.#tag();
    const closes = raw.endsWith('/>');
    const tag = readTag(raw.slice(1, closes ? -2 : -1), LIMITS.attributesOfElement);
    const parent = this.#open.at(-1);
    const prefixes = prefixesOf(tag, parent?.prefixes ?? OUTERMOST);
    const element = new XmlElement({
      name: tag.name,
      namespace: namespaceOf(tag.name, prefixes),
      prefixes,
      line: this.#line,
      attributes: qualified(tag, prefixes),
      written: { start: raw, end: closes ? '' : `</${tag.name}>` },
    });
    if (!parent && this.#root) throw new Malformed('there is a second outermost element');
    if (++this.#elements > LIMITS.elements)
      throw tooBig('bpmn.too-many-elements', `The document has over ${LIMITS.elements} elements.`, this.#path());
    if (this.#open.length >= LIMITS.depth)
      throw tooBig('bpmn.too-deep', `Elements lie within elements, over ${LIMITS.depth} deep.`, this.#path());
    element.parent = parent;
    if (parent) parent.children.push(element);
    else this.#root = element;
    if (!closes) this.#open.push(element);
    this.#advance(raw.length);
  }

  #close(): void {
    const raw = this.#until('>', 2);
    const name = raw.slice(2, -1).trimEnd();
    const open = this.#open.pop();
    if (open?.name !== name)
      throw new Malformed(open ? `</${name}> closes <${open.name}> of line ${open.line}` : `</${name}> closes nothing`);
    open.written = { start: open.written!.start, end: raw };
    this.#advance(raw.length);
  }

  /** A start tag up to its bracket; brackets in quotes belong to a value. */
  #tag(): string {
    let quote = '';
    for (let at = this.#at + 1; at < this.#xml.length; at++) {
      const character = this.#xml[at]!;
      if (quote !== '') quote = character === quote ? '' : quote;
      else if (character === '"' || character === "'") quote = character;
      else if (character === '>') return this.#xml.slice(this.#at, at + 1);
      else if (character === '<') break;
    }
    throw new Malformed('a tag does not end');
  }

  #until(end: string, from: number): string {
    const at = this.#xml.indexOf(end, this.#at + from);
    if (at < 0) throw new Malformed(`“${end}” is missing`);
    return this.#xml.slice(this.#at, at + end.length);
  }

  #advance(length: number): void {
    this.#at += length;
    while (this.#newline >= 0 && this.#newline < this.#at) {
      this.#line++;
      this.#newline = this.#xml.indexOf('\n', this.#newline + 1);
    }
  }

  #path(): string {
    return `line ${this.#line}`;
  }

  #malformed(reason: string): BpmnError {
    return new BpmnError('bpmn.malformed-xml', `Line ${this.#line}: ${reason}.`, {
      path: this.#path(),
      help: 'Send well-formed XML in UTF-8; export the model again from the tool that it comes from.',
    });
  }
}

const tooBig = (code: string, message: string, path: string): BpmnError =>
  new BpmnError(code, message, {
    path,
    help: 'Split the model: move parts into processes that it calls.',
  });

export const tooLarge = (): BpmnError =>
  tooBig('bpmn.too-large', `The document is over ${LIMITS.bytes / 1_000_000} MB.`, '/');
