import { hasLineBreak, quoted } from './one-line.ts';

/** Inside of a `{% … %}` string with its offset in the string, or undefined for a literal. */
export function inDelimiters(text: string): { source: string; offset: number } | undefined {
  if (!text.startsWith('{%') || !text.endsWith('%}') || text.length < 4) return undefined;
  return { source: text.slice(2, -2), offset: 2 };
}

/** The expression of a field that holds one, whether or not the delimiters are written. */
export function expressionOf(text: string): { source: string; offset: number } {
  return inDelimiters(text.trim()) ?? { source: text, offset: 0 };
}

/** A string of the Amazon States Language that is evaluated as JSONata. */
export const delimited = (source: string): string => `{% ${source} %}`;

/**
 * Text that is taken as it is, even where it looks like an expression. Validators refuse empty texts and those of
 * several lines, so these are written as an expression that gives the text.
 */
export const literal = (text: string): string =>
  text === '' || inDelimiters(text) || hasLineBreak(text) ? delimited(quoted(text)) : text;
