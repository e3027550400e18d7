/**
 * Pieces of JSONata as text. Operators are written with spaces around them, so what binds loosest in a text is seen in
 * what stands outside of its brackets and quotes.
 */
export const operand = (text: string): string => (/ /.test(outside(text)) ? `(${text})` : text);

/** Conditions joined; none is true. */
export function both(...conditions: string[]): string {
  const needed = conditions.filter((condition) => condition !== 'true');
  if (needed.includes('false')) return 'false';
  return joined(needed, ' and ', / (or|\?) /) ?? 'true';
}

/** Alternatives; none is false. */
export function either(...conditions: string[]): string {
  const needed = conditions.filter((condition) => condition !== 'false');
  if (needed.includes('true')) return 'true';
  return joined(needed, ' or ', / (or|\?) /) ?? 'false';
}

function joined(texts: readonly string[], operator: string, looser: RegExp): string | undefined {
  if (texts.length <= 1) return texts[0];
  return texts.map((text) => (looser.test(outside(text)) ? `(${text})` : text)).join(operator);
}

/** `test ? yes : no`, shorter where the test or an outcome is known. */
export function choose(test: string, yes: string, no: string): string {
  if (test === 'true' || yes === no) return yes;
  if (test === 'false') return no;
  const condition = / \? /.test(outside(test)) ? `(${test})` : test;
  return `${condition} ? ${/ \? /.test(outside(yes)) ? `(${yes})` : yes} : ${no}`;
}

/** The text without what is within brackets, quotes and regular expressions. */
function outside(text: string): string {
  let depth = 0;
  let found = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"' || character === '`') at = endOf(text, at, character);
    else if (character === '/' && text[at + 1] !== ' ') at = endOf(text, at, '/');
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (depth === 0) found += character;
  }
  return found;
}

function endOf(text: string, from: number, quote: string): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return text.length;
}

export const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[\u2028\u2029]/g, (found) => `\\u${found.charCodeAt(0).toString(16)}`);

const RESERVED = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

/** A field of the process data by name. */
export const field = (name: string): string =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !RESERVED.has(name) ? name : `\`${name.replaceAll('`', '')}\``;
