import { definedNames } from './plan/walk.ts';
import type { CollectionSource, Query, Statement } from './syntax-tree.ts';

type Description = { collections: string[]; bindVars: string[]; ast: object[] };

/** What the parse endpoint tells of a query: the collections it names, its bind parameters and its statements. */
export function describeQuery(query: Query): Description {
  const found = { collections: new Set<string>(), bindVars: new Set<string>(), variables: new Set<string>() };
  visitQuery(query, found);
  const statements = query.statements.map(({ kind }) => ({ type: kind }));
  return {
    collections: [...found.collections],
    bindVars: [...found.bindVars],
    ast: [{ type: 'root', subNodes: statements }],
  };
}

type Found = { collections: Set<string>; bindVars: Set<string>; variables: Set<string> };

function visitQuery(query: Query, found: Found): void {
  for (const source of query.with) visitCollection(source, found);
  for (const statement of query.statements) {
    visit(statement, found);
    for (const name of namesDefined(statement)) found.variables.add(name);
  }
}

function namesDefined(statement: Statement): string[] {
  return definedNames(statement);
}

type Node = { kind?: string; name?: string; parameter?: string; [part: string]: unknown };

function visit(value: unknown, found: Found): void {
  if (typeof value !== 'object' || value === null) return;
  const node = value as Node;
  switch (node.kind) {
    case 'literal':
      return;
    case 'parameter':
      found.bindVars.add(node.name as string);
      return;
    case 'collectionParameter':
      found.bindVars.add(`@${node.name as string}`);
      return;
    case 'bound':
      found.bindVars.add(node.parameter as string);
      return;
    case 'name':
      if (!found.variables.has(node.name as string) && !specialNames.has(node.name as string)) {
        found.collections.add(node.name as string);
      }
      return;
    case 'subquery':
      visitQuery(node.query as Query, found);
      return;
    default:
      for (const [part, child] of Object.entries(node)) {
        if (part === 'collection') visitCollection(child as CollectionSource, found);
        else visit(child, found);
      }
  }
}

const specialNames = new Set(['CURRENT', 'OLD', 'NEW']);

function visitCollection(source: CollectionSource, found: Found): void {
  if (source.kind === 'text') found.collections.add(source.name);
  else found.bindVars.add(source.parameter);
}
