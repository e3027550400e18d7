const LINE_BREAKS = /[\n\r\u2028\u2029]/;

export const hasLineBreak = (text: string): boolean => LINE_BREAKS.test(text);

/**
 * An expression without line breaks, with the same meaning: they are escapes in a quoted string and spaces elsewhere.
 * Validators of state machines take expressions of one line only.
 */
export function oneLine(source: string): string {
  if (!hasLineBreak(source)) return source;
  let quote = '';
  let result = '';
  for (let at = 0; at < source.length; at++) {
    const character = source[at]!;
    if (quote && character === '\\') {
      result += character + (source[++at] ?? '');
      continue;
    }
    if (character === quote) quote = '';
    else if (!quote && (character === '"' || character === "'")) quote = character;
    if (!LINE_BREAKS.test(character)) result += character;
    else result += quote ? escaped(character) : ' ';
  }
  return result;
}

/** Text as a quoted string of JSONata on one line. */
export const quoted = (text: string): string => JSON.stringify(text).replace(/[\u2028\u2029]/g, escaped);

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
