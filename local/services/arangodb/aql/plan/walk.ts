import type { Expression, GraphSource, Query, Statement } from '../syntax-tree.ts';

/** The direct parts of an expression that are expressions. */
export function children(node: Expression): Expression[] {
  switch (node.kind) {
    case 'array':
      return node.items;
    case 'object':
      return node.entries.flatMap(({ name, value }) => (name.kind === 'computed' ? [name.expression, value] : [value]));
    case 'attribute':
      return [node.target];
    case 'index':
      return [node.target, node.index];
    case 'expansion':
      return present([node.target, node.filter, node.limit?.offset, node.limit?.count, node.projection, node.suffix]);
    case 'question':
      return present([node.target, countOf(node.quantifier), node.filter]);
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'quantified':
      return present([node.left, countOf(node.quantifier), node.right]);
    case 'ternary':
      return present([node.condition, node.then, node.otherwise]);
    case 'range':
      return [node.from, node.to];
    case 'call':
      return node.arguments;
    case 'subquery':
      return node.query.statements.flatMap(statementExpressions);
    default:
      return [];
  }
}

function countOf(quantifier: { kind: string; count?: Expression }): Expression | undefined {
  return quantifier.count;
}

function present(nodes: (Expression | undefined)[]): Expression[] {
  return nodes.filter((node) => node !== undefined);
}

/** The expressions that a statement holds itself. */
export function statementExpressions(statement: Statement): Expression[] {
  switch (statement.kind) {
    case 'for':
      return present([statement.source, statement.options]);
    case 'traversal':
      return present([statement.min, statement.max, statement.start, statement.prune, ...graphName(statement.graph)]);
    case 'paths':
      return present([statement.min, statement.max, statement.from, statement.to, ...graphName(statement.graph)]);
    case 'filter':
      return [statement.condition];
    case 'let':
    case 'return':
      return [statement.value];
    case 'sort':
      return statement.criteria.map(({ value }) => value);
    case 'limit':
      return [statement.offset, statement.count];
    case 'collect':
      return present([...assigned(statement.groups), ...assigned(statement.aggregates), statement.into?.projection]);
    case 'window':
      return present([statement.range, statement.bounds, ...assigned(statement.aggregates)]);
    case 'insert':
      return [statement.document];
    case 'update':
    case 'replace':
      return present([statement.key, statement.document]);
    case 'remove':
      return [statement.key];
    case 'upsert':
      return [statement.search, statement.insert, statement.document];
  }
}

function graphName(graph: GraphSource): Expression[] {
  return graph.kind === 'named' ? [graph.name] : [];
}

function assigned(items: { value: Expression }[]): Expression[] {
  return items.map(({ value }) => value);
}

export function everyNode(node: Expression, visit: (node: Expression) => void): void {
  visit(node);
  for (const child of children(node)) everyNode(child, visit);
}

/** The variable names that an expression mentions, including those that its own subqueries define. */
export function mentionedNames(node: Expression): Set<string> {
  const names = new Set<string>();
  everyNode(node, (part) => {
    if (part.kind === 'name') names.add(part.name);
  });
  return names;
}

/** The names that an expression takes from outside: neither those that its subqueries define nor CURRENT of its expansions. */
export function freeNames(node: Expression): Set<string> {
  if (node.kind === 'name') return new Set([node.name]);
  const names = new Set(children(node).flatMap((child) => [...freeNames(child)]));
  if (node.kind === 'subquery') {
    for (const statement of node.query.statements) for (const name of definedNames(statement)) names.delete(name);
  }
  if (node.kind === 'expansion' || node.kind === 'question') {
    const outside = freeNames(node.target);
    if (!outside.has('CURRENT')) names.delete('CURRENT');
  }
  return names;
}

export function containsSubquery(node: Expression): boolean {
  let found = false;
  everyNode(node, (part) => {
    found ||= part.kind === 'subquery';
  });
  return found;
}

/** The names that a statement defines for those after it. */
export function definedNames(statement: Statement): string[] {
  switch (statement.kind) {
    case 'for':
    case 'let':
      return [statement.variable.name];
    case 'traversal': {
      const names = statement.variables.map(({ name }) => name);
      return statement.pruneVariable === undefined ? names : [...names, statement.pruneVariable.name];
    }
    case 'paths':
      return statement.variables.map(({ name }) => name);
    case 'window':
      return statement.aggregates.map(({ variable }) => variable.name);
    case 'collect':
      return collectNames(statement);
    case 'insert':
    case 'update':
    case 'replace':
    case 'remove':
    case 'upsert':
      return ['OLD', 'NEW'];
    default:
      return [];
  }
}

function collectNames(statement: Extract<Statement, { kind: 'collect' }>): string[] {
  const names = [...statement.groups, ...statement.aggregates].map(({ variable }) => variable.name);
  if (statement.into !== undefined) names.push(statement.into.variable.name);
  if (statement.countInto !== undefined) names.push(statement.countInto.name);
  return names;
}

export function isModification(statement: Statement): boolean {
  return ['insert', 'update', 'replace', 'remove', 'upsert'].includes(statement.kind);
}

export function queryModifies(query: Query): boolean {
  let found = query.statements.some(isModification);
  for (const statement of query.statements) {
    for (const expression of statementExpressions(statement)) {
      everyNode(expression, (node) => {
        if (node.kind === 'subquery') found ||= queryModifies(node.query);
      });
    }
  }
  return found;
}
