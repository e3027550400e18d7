import type { AstNode } from './ast.ts';

/**
 * What a condition gives: `always` a boolean; a boolean or nothing (`maybe`, a comparison with a missing field gives
 * nothing); `never` a boolean; or `unknown` until it runs.
 */
export type Booleanness = 'always' | 'maybe' | 'never' | 'unknown';

const FUNCTIONS: Readonly<Record<string, Booleanness>> = {
  exists: 'always',
  boolean: 'maybe',
  not: 'maybe',
  contains: 'maybe',
  ...Object.fromEntries(
    `abs average base64decode base64encode ceil count decodeUrl decodeUrlComponent encodeUrl encodeUrlComponent
    floor formatBase formatInteger formatNumber fromMillis hash join keys length lowercase match max merge millis min
    now number pad parseInteger partition power random range replace round split sqrt string substring
    substringAfter substringBefore sum toMillis trim type uppercase uuid zip`
      .split(/\s+/)
      .map((name) => [name, 'never' as const]),
  ),
};

export function booleanness(ast: AstNode): Booleanness {
  switch (ast.type) {
    case 'binary':
      return ofOperator(String(ast.value));
    case 'value':
      return typeof ast.value === 'boolean' ? 'always' : 'never';
    case 'string':
    case 'number':
    case 'regex':
    case 'lambda':
      return 'never';
    case 'unary':
      return 'never';
    case 'function':
      return ast.procedure?.type === 'variable' ? (FUNCTIONS[String(ast.procedure.value)] ?? 'unknown') : 'unknown';
    case 'block':
      return ast.expressions?.length ? booleanness(ast.expressions.at(-1)!) : 'never';
    case 'condition':
      return ofCondition(ast);
    case 'path':
      return ast.steps?.length === 1 ? booleanness(ast.steps[0]!) : 'unknown';
    default:
      return 'unknown';
  }
}

function ofOperator(operator: string): Booleanness {
  if (['=', '!=', 'and', 'or', 'in'].includes(operator)) return 'always';
  if (['<', '<=', '>', '>='].includes(operator)) return 'maybe';
  return ['+', '-', '*', '/', '%', '&', '..'].includes(operator) ? 'never' : 'unknown';
}

function ofCondition(ast: AstNode): Booleanness {
  const branches = [ast.then, ast.else].flatMap((branch) => (branch ? [booleanness(branch)] : ['maybe' as const]));
  if (branches.every((branch) => branch === 'always')) return 'always';
  if (branches.every((branch) => branch === 'never')) return 'never';
  return branches.every((branch) => branch === 'always' || branch === 'maybe') ? 'maybe' : 'unknown';
}
