import { errorNumbers } from '../../errors.ts';
import { isObject, type JsonObject } from '../../values/json.ts';
import type { Expression } from '../syntax-tree.ts';
import type { CompileContext } from './context.ts';

/** The attributes that OPTIONS of each statement may have. Those without a meaning on one machine are accepted and have none. */
const known: Record<string, readonly string[]> = {
  FOR: ['indexHint', 'forceIndexHint', 'disableIndex', 'maxProjections', 'useCache', 'lookahead'],
  COLLECT: ['method', 'aggregateIntoExpressionOnDBServers', 'disableIndex'],
  MODIFY: [
    'ignoreErrors',
    'waitForSync',
    'keepNull',
    'mergeObjects',
    'overwrite',
    'overwriteMode',
    'ignoreRevs',
    'exclusive',
    'refillIndexCaches',
    'versionAttribute',
    'indexHint',
    'forceIndexHint',
    'disableIndex',
    'readOwnWrites',
    'isRestore',
  ],
  TRAVERSAL: [
    'order',
    'bfs',
    'uniqueVertices',
    'uniqueEdges',
    'edgeCollections',
    'vertexCollections',
    'parallelism',
    'maxProjections',
    'weightAttribute',
    'defaultWeight',
    'useCache',
    'indexHint',
  ],
  PATHS: ['weightAttribute', 'defaultWeight', 'algorithm', 'useCache'],
};

export function readOptions(
  context: CompileContext,
  expression: Expression | undefined,
  statement: string,
): JsonObject {
  const options = context.compiler.constant(expression);
  if (!isObject(options)) return {};
  const unknown = Object.keys(options).find((name) => !known[statement]?.includes(name));
  if (unknown !== undefined) {
    const message = `invalid option attribute '${unknown}' of ${statement}`;
    context.gathered.warnings.push({ code: errorNumbers.invalidOption, message });
  }
  return options;
}
