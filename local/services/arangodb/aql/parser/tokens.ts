import type { Position } from '../syntax-tree.ts';

export type TokenKind =
  | 'keyword'
  | 'identifier'
  | 'string'
  | 'integer'
  | 'double'
  | 'parameter'
  | 'collectionParameter'
  | 'symbol'
  | 'end';

export type Token = {
  kind: TokenKind;
  /** Keywords in upper case, strings and names unescaped, symbols as written. */
  text: string;
  value: number;
  position: Position;
  offset: number;
  end: number;
  /** A name in ticks is never a keyword-like word such as OPTIONS. */
  quoted: boolean;
};

export const keywords = new Set(
  `AGGREGATE ALL ALL_SHORTEST_PATHS AND ANY ASC COLLECT DESC DISTINCT FALSE FILTER FOR GRAPH IN INBOUND INSERT INTO
   K_PATHS K_SHORTEST_PATHS LET LIKE LIMIT NONE NOT NULL OR OUTBOUND REMOVE REPLACE RETURN SHORTEST_PATH SORT TRUE
   UPDATE UPSERT WINDOW WITH`.split(/\s+/),
);

const declarations = new Set(['FOR', 'LET', 'FILTER', 'RETURN', 'COLLECT', 'SORT', 'LIMIT', 'WINDOW']);
const commands = new Set(['REMOVE', 'INSERT', 'UPDATE', 'REPLACE', 'UPSERT']);
const values = new Set(['NULL', 'TRUE', 'FALSE']);
const operators: Record<string, string> = { AND: 'and operator', OR: 'or operator', NOT: 'not operator' };

/** How a syntax error names a token. */
export function describeToken(token: Token): string {
  switch (token.kind) {
    case 'end':
      return 'end of query string';
    case 'identifier':
      return 'identifier';
    case 'string':
      return 'quoted string';
    case 'integer':
      return 'integer number';
    case 'double':
      return 'number';
    case 'parameter':
      return 'bind parameter';
    case 'collectionParameter':
      return 'bind data source parameter';
    case 'keyword':
      return describeKeyword(token.text);
    default:
      return describeSymbol(token.text);
  }
}

function describeKeyword(word: string): string {
  if (declarations.has(word)) return `${word} declaration`;
  if (commands.has(word)) return `${word} command`;
  if (values.has(word)) return word.toLowerCase();
  if (word === 'DISTINCT') return 'DISTINCT modifier';
  return operators[word] ?? `${word} keyword`;
}

function describeSymbol(symbol: string): string {
  if (symbol === '=') return 'assignment';
  return /^[()[\]{},.:?]$/.test(symbol) ? symbol : `${symbol} operator`;
}
