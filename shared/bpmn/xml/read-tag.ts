import type { Attribute, Prefixes } from './element.ts';
import { decodeText } from './entities.ts';

const NAME = /[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*(?::[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*)?/uy;
const SPACE = /\s*/y;
const ASSIGNMENT = /\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

export interface Tag {
  name: string;
  attributes: { name: string; value: string }[];
}

/** Thrown for what is no XML; the parser says where. */
export class Malformed extends Error {}

/** Name and attributes of a start tag, without its brackets. @throws Malformed */
export function readTag(inside: string, mostAttributes: number): Tag {
  const name = match(NAME, inside, 0)?.[0];
  if (name === undefined) throw new Malformed('a tag without a name');
  const attributes: Tag['attributes'] = [];
  const seen = new Set<string>();
  let at = name.length;
  for (;;) {
    const space = match(SPACE, inside, at)![0].length;
    if (at + space >= inside.length) return { name, attributes };
    const attribute = space === 0 ? undefined : match(NAME, inside, at + space)?.[0];
    const value = attribute && match(ASSIGNMENT, inside, at + space + attribute.length);
    if (!attribute || !value) throw new Malformed(`the tag <${name}> has something that is no attribute`);
    if (seen.has(attribute)) throw new Malformed(`the tag <${name}> has the attribute ${attribute} twice`);
    seen.add(attribute);
    if (seen.size > mostAttributes) throw new Malformed(`the tag <${name}> has over ${mostAttributes} attributes`);
    attributes.push({ name: attribute, value: decodeText((value[1] ?? value[2])!) });
    at += space + attribute.length + value[0].length;
  }
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** The prefixes that hold within an element. */
export function prefixesOf(tag: Tag, outer: Prefixes): Prefixes {
  const own = tag.attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (own.length === 0) return outer;
  return new Map([...outer, ...own.map(({ name, value }) => [name.slice(6), value] as const)]);
}

/** @throws Malformed */
export function namespaceOf(name: string, prefixes: Prefixes): string {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const namespace = prefixes.get(prefix) ?? (prefix === '' ? '' : undefined);
  if (namespace === undefined) throw new Malformed(`nothing says what the prefix “${prefix}” of ${name} stands for`);
  return namespace;
}

export const qualified = (tag: Tag, prefixes: Prefixes): Attribute[] =>
  tag.attributes.map(({ name, value }) => ({
    name,
    value,
    local: name.slice(name.indexOf(':') + 1),
    namespace: name.startsWith('xmlns')
      ? 'http://www.w3.org/2000/xmlns/'
      : name.includes(':')
        ? namespaceOf(name, prefixes)
        : '',
  }));
