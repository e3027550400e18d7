import { ArangoError, errorNumbers, notImplemented } from '../../errors.ts';
import type { Json } from '../../values/json.ts';
import { findFunction } from '../functions/registry.ts';
import { uncoveredFunctions } from '../functions/uncovered.ts';
import type { Evaluate } from '../run.ts';
import type { Expression } from '../syntax-tree.ts';
import type { Compiler } from './compiler.ts';

/** Functions whose argument may be a collection by name. */
const onCollections = new Set(['LENGTH', 'COUNT', 'COLLECTION_COUNT']);

export function compileCall(compiler: Compiler, name: string, args: Expression[]): Evaluate {
  const found = findFunction(name);
  if (found === undefined) {
    if (name.includes('::')) {
      throw new ArangoError(
        errorNumbers.userFunctionNotFound,
        `AQL: user function '${name}()' not found (while parsing)`,
      );
    }
    if (uncoveredFunctions.has(name)) throw notImplemented(`the function ${name}()`);
    throw new ArangoError(errorNumbers.functionUnknown, `AQL: usage of unknown function '${name}()' (while parsing)`);
  }
  if (args.length < found.min || args.length > found.max) {
    const expected = found.max === Number.POSITIVE_INFINITY ? `at least ${found.min}` : rangeText(found.min, found.max);
    throw new ArangoError(
      errorNumbers.functionArgumentCount,
      `AQL: invalid number of arguments for function '${name}()', expected number of arguments: ${expected} (while parsing)`,
    );
  }
  const collection = onCollections.has(name) ? collectionArgument(compiler, args[0] as Expression) : undefined;
  if (collection !== undefined) return (_frame, run) => run.collection(collection).count(run.view);
  const parts = args.map((arg) => compileArgument(compiler, arg));
  const { call } = found;
  return (frame, run) => {
    const values: Json[] = [];
    for (const part of parts) values.push(part(frame, run));
    return call(values, run);
  };
}

function rangeText(min: number, max: number): string {
  return `minimum: ${min}, maximum: ${max}`;
}

function collectionArgument(compiler: Compiler, node: Expression): string | undefined {
  if (node.kind === 'collectionParameter') {
    const position = node.position;
    return compiler.existingCollection({ kind: 'bound', parameter: `@${node.name}`, position });
  }
  if (node.kind !== 'name' || compiler.scope.find(node.name) !== undefined) return undefined;
  return compiler.collectionExists(node.name) ? node.name : undefined;
}

/** A collection as an argument of another function, such as DOCUMENT(users, key), stands for its name. */
function compileArgument(compiler: Compiler, node: Expression): Evaluate {
  const collection = collectionArgument(compiler, node);
  return collection === undefined ? compiler.expression(node) : () => collection;
}
