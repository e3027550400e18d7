import { ArangoError, errorNumbers } from '../../errors.ts';
import type { Position } from '../syntax-tree.ts';

const excerptLength = 32;

/** Error 1501 in ArangoDB's words: what was unexpected, the text from there on, and where it stands. */
export function syntaxError(message: string, query: string, offset: number, position: Position): ArangoError {
  const rest = query.slice(offset);
  const excerpt = rest.length > excerptLength ? `${rest.slice(0, excerptLength)}...` : rest;
  const place = `at position ${position.line}:${position.column}`;
  return new ArangoError(
    errorNumbers.queryParse,
    `AQL: syntax error, ${message} near '${excerpt}' ${place} (while parsing)`,
  );
}
