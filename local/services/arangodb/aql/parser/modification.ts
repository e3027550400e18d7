import type { Statement } from '../syntax-tree.ts';
import type { QueryParser } from './parse.ts';

export function parseModification(parser: QueryParser): Statement {
  const command = parser.tokens.next().text;
  switch (command) {
    case 'INSERT':
      return { kind: 'insert', document: parser.expressionBeforeIn(), ...target(parser) };
    case 'REMOVE':
      return { kind: 'remove', key: parser.expressionBeforeIn(), ...target(parser) };
    case 'UPDATE':
    case 'REPLACE':
      return change(parser, command === 'UPDATE' ? 'update' : 'replace');
    default:
      return upsert(parser);
  }
}

function change(parser: QueryParser, kind: 'update' | 'replace'): Statement {
  const first = parser.expressionBeforeIn();
  if (!parser.tokens.takeKeyword('WITH')) return { kind, document: first, ...target(parser) };
  return { kind, key: first, document: parser.expressionBeforeIn(), ...target(parser) };
}

function upsert(parser: QueryParser): Statement {
  const { tokens } = parser;
  const searchIsFilter = tokens.takeKeyword('FILTER');
  const search = parser.expression();
  tokens.expectKeyword('INSERT');
  const insert = parser.expression();
  const replaces = tokens.isKeyword('REPLACE');
  if (!replaces && !tokens.isKeyword('UPDATE')) throw tokens.unexpected();
  tokens.next();
  const document = parser.expressionBeforeIn();
  return {
    kind: 'upsert',
    search,
    searchIsFilter,
    insert,
    change: replaces ? 'replace' : 'update',
    document,
    ...target(parser),
  };
}

function target(parser: QueryParser) {
  const { tokens } = parser;
  if (!tokens.takeKeyword('INTO')) {
    if (!tokens.isKeyword('IN')) throw tokens.unexpected('INTO keyword');
    tokens.next();
  }
  const collection = parser.collection();
  return { collection, ...parser.options() };
}
