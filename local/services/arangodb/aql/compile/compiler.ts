import { ArangoError, errorNumbers } from '../../errors.ts';
import type { Json } from '../../values/json.ts';
import type { Evaluate, Frame, Run } from '../run.ts';
import type { CollectionSource, Expression, NameSource, Query } from '../syntax-tree.ts';
import type { BoundParameters } from './bind.ts';
import { compileExpression } from './expression.ts';
import type { Scope } from './scope.ts';

export type RunSubquery = (frame: Frame, run: Run) => Json[];

/** Turns the parts of a query into closures; knows its parameters, its variables and how to compile a query within it. */
export class Compiler {
  readonly scope: Scope;
  readonly parameters: BoundParameters;
  readonly compileSubquery: (query: Query, scope: Scope) => RunSubquery;
  readonly collectionExists: (name: string) => boolean;
  /** The slot of an expansion's current element, while its suffix is compiled. */
  elementSlot: number | undefined;
  /** The query level that is being compiled, and the slot where it keeps results of subqueries that are the same for all of its rows. */
  level: { scope: Scope; memoSlot: number };

  constructor(
    scope: Scope,
    parameters: BoundParameters,
    compileSubquery: (query: Query, scope: Scope) => RunSubquery,
    collectionExists: (name: string) => boolean,
  ) {
    this.scope = scope;
    this.level = { scope, memoSlot: scope.anonymous() };
    this.parameters = parameters;
    this.compileSubquery = compileSubquery;
    this.collectionExists = collectionExists;
  }

  within(scope: Scope): Compiler {
    const inner = new Compiler(scope, this.parameters, this.compileSubquery, this.collectionExists);
    inner.elementSlot = this.elementSlot;
    inner.level = this.level;
    return inner;
  }

  expression(expression: Expression): Evaluate {
    return compileExpression(this, expression);
  }

  /** The name in an attribute access or object literal: `doc.@name` may also be a path, given as an array. */
  names(source: NameSource): string[] {
    if (source.kind === 'text') return [source.name];
    const value = this.parameters.value(source.parameter);
    const path = Array.isArray(value) ? value : [value];
    if (path.length > 0 && path.every((name) => typeof name === 'string')) return path;
    throw new ArangoError(
      errorNumbers.bindParameterType,
      `AQL: bind parameter '@${source.parameter}' has an invalid value or type (while parsing)`,
    );
  }

  collectionName(source: CollectionSource): string {
    return source.kind === 'text' ? source.name : this.parameters.collection(source.parameter);
  }

  /** The name of a collection that must exist. */
  existingCollection(source: CollectionSource): string {
    const name = this.collectionName(source);
    if (!this.collectionExists(name)) throw this.unknownCollection(name);
    return name;
  }

  unknownCollection(name: string): ArangoError {
    return new ArangoError(
      errorNumbers.collectionNotFound,
      `AQL: collection or view not found: ${name} (while parsing)`,
    );
  }

  /** An OPTIONS object: it is read when the query is compiled, so it cannot depend on a variable. */
  constant(expression: Expression | undefined): Json {
    if (expression === undefined) return {};
    return constantOf(this, expression);
  }
}

function constantOf(compiler: Compiler, expression: Expression): Json {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'parameter':
      return compiler.parameters.value(expression.name);
    case 'array':
      return expression.items.map((item) => constantOf(compiler, item));
    case 'object': {
      const entries = expression.entries.map(({ name, value }): [string, Json] => {
        if (name.kind === 'computed') throw new ArangoError(errorNumbers.compileTimeOptions);
        return [compiler.names(name)[0] as string, constantOf(compiler, value)];
      });
      return Object.fromEntries(entries);
    }
    case 'unary': {
      const operand = constantOf(compiler, expression.operand);
      if (expression.operator === '-' && typeof operand === 'number') return -operand;
      return expression.operator === '!' ? !operand : operand;
    }
    default:
      throw new ArangoError(errorNumbers.compileTimeOptions);
  }
}
