import { ArangoError, errorNumbers } from '../../errors.ts';
import type { WriteOptions } from '../../storage/documents.ts';
import { isObject, type JsonObject } from '../../values/json.ts';
import { compileAccess } from '../execute/collection-loop.ts';
import { type Modification, modify } from '../execute/modification.ts';
import type { Operator } from '../execute/operator.ts';
import { chooseAccess } from '../plan/access.ts';
import { attributeCondition } from '../plan/conditions.ts';
import { conjuncts } from '../plan/filters.ts';
import type { Expression, ModificationStatement } from '../syntax-tree.ts';
import type { CompileContext } from './context.ts';
import { assertNotWritten } from './for.ts';
import { readOptions } from './options.ts';
import { Scope } from './scope.ts';

export function compileModification(context: CompileContext, statement: ModificationStatement): Operator {
  const { compiler } = context;
  const name = compiler.existingCollection(statement.collection);
  const collection = context.database.collection(name);
  assertNotWritten(context, name);
  const options = readOptions(context, statement.options, 'MODIFY');
  const modification = compileAction(context, statement, name, writeOptions(options));
  context.gathered.writes.add(name);
  // OLD and NEW of this statement hide those of one before it.
  const oldSlot = compiler.scope.declareAnew('OLD');
  const newSlot = compiler.scope.declareAnew('NEW');
  const run = modify({ collection: name, modification, oldSlot, newSlot, ignoreErrors: options.ignoreErrors === true });
  const type = `${statement.kind.charAt(0).toUpperCase()}${statement.kind.slice(1)}Node`;
  return { run, explain: { type, collection: collection.name } };
}

function writeOptions(options: JsonObject): WriteOptions {
  const write: WriteOptions = {};
  if (typeof options.keepNull === 'boolean') write.keepNull = options.keepNull;
  if (typeof options.mergeObjects === 'boolean') write.mergeObjects = options.mergeObjects;
  if (typeof options.ignoreRevs === 'boolean') write.ignoreRevs = options.ignoreRevs;
  if (typeof options.versionAttribute === 'string') write.versionAttribute = options.versionAttribute;
  if (options.overwrite === true) write.overwriteMode = 'replace';
  const mode = options.overwriteMode;
  if (mode === 'ignore' || mode === 'replace' || mode === 'update' || mode === 'conflict') write.overwriteMode = mode;
  return write;
}

function compileAction(
  context: CompileContext,
  statement: ModificationStatement,
  collection: string,
  options: WriteOptions,
): Modification {
  const { compiler } = context;
  switch (statement.kind) {
    case 'insert':
      return { kind: 'insert', document: compiler.expression(statement.document), options };
    case 'remove':
      return { kind: 'remove', key: compiler.expression(statement.key), options };
    case 'update':
    case 'replace': {
      const document = compiler.expression(statement.document);
      const key = statement.key === undefined ? document : compiler.expression(statement.key);
      return { kind: statement.kind, key, document, options };
    }
    case 'upsert':
      return compileUpsert(context, statement, collection, options);
  }
}

function compileUpsert(
  context: CompileContext,
  statement: Extract<ModificationStatement, { kind: 'upsert' }>,
  collection: string,
  options: WriteOptions,
): Modification {
  const { compiler } = context;
  // OLD is known in the update part; the search part sees the candidate as CURRENT.
  const scope = new Scope(compiler.scope);
  const current = scope.declareAnew('CURRENT');
  const search = statement.searchIsFilter ? statement.search : exampleCondition(context, statement.search);
  const parts = conjuncts(search);
  const inner = compiler.within(scope);
  const conditions = parts
    .map((part) =>
      attributeCondition(
        part,
        'CURRENT',
        (name) => name === 'CURRENT',
        (name) => compiler.names(name),
      ),
    )
    .filter((condition) => condition !== undefined);
  const find = compileAccess(inner, chooseAccess(context.database.collection(collection), conditions), {
    kind: 'none',
  });
  const updateScope = new Scope(compiler.scope);
  const old = updateScope.declareAnew('OLD');
  return {
    kind: 'upsert',
    find,
    current,
    matches: inner.expression(search),
    insert: compiler.expression(statement.insert),
    change: statement.change,
    old,
    document: compiler.within(updateScope).expression(statement.document),
    options,
  };
}

/** `{ a: 1, b: { c: 2 } }` as the condition `CURRENT.a == 1 && CURRENT.b.c == 2`. */
function exampleCondition(context: CompileContext, example: Expression): Expression {
  if (example.kind !== 'object') {
    if (example.kind !== 'literal' || !isObject(example.value)) throw unusableExample();
    return exampleCondition(context, objectLiteral(example.value));
  }
  const current: Expression = { kind: 'name', name: 'CURRENT', position: { line: 1, column: 1 } };
  const parts = exampleParts(context, current, example);
  const [first, ...rest] = parts;
  if (first === undefined) return { kind: 'literal', value: true };
  return rest.reduce<Expression>((left, right) => ({ kind: 'binary', operator: '&&', left, right }), first);
}

/** A bound example as the literal that it stands for. */
function objectLiteral(value: JsonObject): Extract<Expression, { kind: 'object' }> {
  const entries = Object.entries(value).map(([name, item]) => ({
    name: { kind: 'text' as const, name },
    value: isObject(item) ? objectLiteral(item) : { kind: 'literal' as const, value: item },
  }));
  return { kind: 'object', entries };
}

function exampleParts(
  context: CompileContext,
  target: Expression,
  example: Extract<Expression, { kind: 'object' }>,
): Expression[] {
  return example.entries.flatMap(({ name, value }) => {
    if (name.kind === 'computed') throw unusableExample();
    const names = context.compiler.names(name);
    const attribute: Expression = names.reduce<Expression>(
      (inner, part) => ({ kind: 'attribute', target: inner, name: { kind: 'text', name: part } }),
      target,
    );
    return value.kind === 'object' && value.entries.length > 0
      ? exampleParts(context, attribute, value)
      : [equality(attribute, value)];
  });
}

function equality(left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator: '==', left, right };
}

function unusableExample(): ArangoError {
  return new ArangoError(
    errorNumbers.queryParse,
    'AQL: UPSERT search expression must be an object literal (while parsing)',
  );
}
