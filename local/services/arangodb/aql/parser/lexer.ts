import { syntaxError } from './syntax-error.ts';
import { keywords, type Token, type TokenKind } from './tokens.ts';

const spaces = /(?:[ \t\r\n\f\v]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const word = /(?:\$?[a-zA-Z][a-zA-Z0-9_]*|_+[a-zA-Z][a-zA-Z0-9_]*)/y;
const parameter = /@(@?)(?:(_*[a-zA-Z0-9][a-zA-Z0-9_]*)|`([^`]+)`|´([^´]+)´)/y;
const number = /(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|((?:0|[1-9][0-9]*)(?:\.[0-9]+)?|\.[0-9]+)([eE][+-]?[0-9]+)?)/y;
const symbol = /(?:\.\.\.|\.\.|==|=~|!=|!~|<=|>=|&&|\|\||::|[-+*/%!<>=?:,.()[\]{}])/y;

/** Turns a query into tokens; the last one is always `end`. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  let line = 1;
  let lineStart = 0;

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = offset;
    return pattern.exec(query);
  };
  const push = (kind: TokenKind, text: string, length: number, value = 0, quoted = false): void => {
    const position = { line, column: offset - lineStart + 1 };
    tokens.push({ kind, text, value, position, offset, end: offset + length, quoted });
    advance(length);
  };
  const advance = (length: number): void => {
    for (let index = offset; index < offset + length; index++) {
      if (query[index] === '\n') {
        line++;
        lineStart = index + 1;
      }
    }
    offset += length;
  };
  const fail = (message: string): never => {
    throw syntaxError(message, query, offset, { line, column: offset - lineStart + 1 });
  };

  for (;;) {
    const blank = match(spaces);
    if (blank !== null) advance(blank[0].length);
    if (offset >= query.length) break;
    const first = query[offset] ?? '';
    if (first === '"' || first === "'" || first === '`' || first === '´') {
      const end = closingQuote(query, offset, first);
      if (end < 0) fail('unexpected unterminated string literal');
      const text = unescaped(query.slice(offset + 1, end));
      const isName = first === '`' || first === '´';
      push(isName ? 'identifier' : 'string', text, end + 1 - offset, 0, isName);
      continue;
    }
    if (query.startsWith('/*', offset)) fail('unexpected unterminated multi-line comment');
    const name = match(word);
    if (name !== null) {
      const upper = name[0].toUpperCase();
      if (keywords.has(upper)) push('keyword', upper, name[0].length);
      else push('identifier', name[0], name[0].length);
      continue;
    }
    const bound = match(parameter);
    if (bound !== null) {
      const text = bound[2] ?? bound[3] ?? bound[4] ?? '';
      push(bound[1] === '@' ? 'collectionParameter' : 'parameter', text, bound[0].length);
      continue;
    }
    const digits = first === '.' && query[offset + 1] === '.' ? null : match(number);
    if (digits !== null) {
      const end = query[offset + digits[0].length] ?? '';
      if (/[0-9a-zA-Z_]/.test(end)) fail('unexpected number');
      const integer = digits[1] !== undefined || digits[2] !== undefined || /^[0-9]+$/.test(digits[0]);
      push(integer ? 'integer' : 'double', digits[0], digits[0].length, Number(digits[0]));
      continue;
    }
    const sign = match(symbol);
    if (sign === null) return fail(`unexpected character '${first}'`);
    push('symbol', sign[0], sign[0].length);
  }
  push('end', '', 0);
  return tokens;
}

function closingQuote(query: string, start: number, quote: string): number {
  for (let index = start + 1; index < query.length; index++) {
    if (query[index] === '\\') index++;
    else if (query[index] === quote) return index;
  }
  return -1;
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

function unescaped(text: string): string {
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_all, code: string | undefined, character: string) =>
    code !== undefined ? String.fromCharCode(Number.parseInt(code, 16)) : (escapes[character] ?? character),
  );
}
