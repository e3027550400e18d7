import type { AttributeValue, Item } from '../values/attribute-value.ts';
import type { Placeholders } from './placeholders.ts';
import { isReserved } from './reserved-words.ts';
import type { Tokens } from './tokens.ts';

/** `a.b[2]` as `['a', 'b', 2]`. */
export type Path = readonly [string, ...(string | number)[]];

export function parsePath(tokens: Tokens, placeholders: Placeholders): Path {
  const path: [string, ...(string | number)[]] = [parseName(tokens, placeholders)];
  for (;;) {
    if (tokens.accept('.')) path.push(parseName(tokens, placeholders));
    else if (tokens.accept('[')) {
      if (tokens.current.kind !== 'number') throw tokens.unexpected();
      path.push(Number(tokens.take().text));
      tokens.expect(']');
    } else return path;
  }
}

const OPERATORS = new Set(['AND', 'OR', 'NOT', 'BETWEEN', 'IN']);

function parseName(tokens: Tokens, placeholders: Placeholders): string {
  const { kind, text } = tokens.current;
  if (kind === 'placeholder') {
    tokens.take();
    return placeholders.name(text, tokens.parameter);
  }
  if (kind !== 'name' || OPERATORS.has(text.toUpperCase())) throw tokens.unexpected();
  if (isReserved(text)) throw tokens.fail(`Attribute name is a reserved keyword; reserved keyword: ${text}`);
  return tokens.take().text;
}

export function valueAt(item: Item, path: Path): AttributeValue | undefined {
  let value: AttributeValue | undefined = item[path[0]];
  for (let index = 1; index < path.length && value !== undefined; index += 1) {
    const step = path[index]!;
    if (typeof step === 'number') value = 'L' in value ? value.L[step] : undefined;
    else value = 'M' in value ? value.M[step] : undefined;
  }
  return value;
}

export const formatPath = (path: Path): string =>
  `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`;

/** One path begins with the other. */
export const overlaps = (one: Path, two: Path): boolean =>
  one.slice(0, two.length).every((step, index) => step === two[index]);
