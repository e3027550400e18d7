/** The parts of a parsed JSONata expression that the engine looks at. */
export interface AstNode {
  type?: string;
  value?: unknown;
  [key: string]: unknown;
}

/**
 * `plain` takes time and memory in proportion to its data; `guarded` may take more (it has lambdas, makes ranges, multiplies texts, or looks at
 * all of something for each item of something); `risky` may even inside one native call (a regular expression).
 */
export type Danger = 'plain' | 'guarded' | 'risky';

const RISKY_FUNCTIONS = new Set(['pad']);
const GROWING_FUNCTIONS = new Set([
  'replace',
  'join',
  'append',
  'zip',
  'range',
  'partition',
  'split',
  'spread',
  'merge',
]);
const PLAIN_TYPES = new Set([
  'path',
  'name',
  'variable',
  'string',
  'number',
  'value',
  'binary',
  'unary',
  'condition',
  'block',
]);
/** Parts of a node that are evaluated for each item of what stands before them. */
const PER_ITEM = new Set(['stages', 'predicate', 'group']);

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && !(value instanceof RegExp);
}

function nodeDanger(node: AstNode, perItem: boolean): Danger {
  if (node.type === 'regex') return 'risky';
  if (node.type === 'variable') {
    if (RISKY_FUNCTIONS.has(String(node.value))) return 'risky';
    return GROWING_FUNCTIONS.has(String(node.value)) || (perItem && node.value !== '') ? 'guarded' : 'plain';
  }
  if (node.type === 'binary' && node.value === '..') return 'guarded';
  // Functions are told by the variable that names them; theirs is no variable of the data, even for each item.
  return node.type === undefined || PLAIN_TYPES.has(node.type) || FUNCTIONS.has(node.type) ? 'plain' : 'guarded';
}

const FUNCTIONS = new Set(['function', 'filter', 'index']);

export function dangerOf(root: unknown): Danger {
  let worst: Danger = 'plain';
  const pending: { node: unknown; perItem: boolean }[] = [{ node: root, perItem: false }];
  while (pending.length > 0) {
    const { node, perItem } = pending.pop() as { node: unknown; perItem: boolean };
    if (!isNode(node)) continue;
    const danger = nodeDanger(node, perItem);
    if (danger === 'risky') return 'risky';
    if (danger === 'guarded') worst = 'guarded';
    pending.push(...partsOf(node, perItem));
  }
  return worst;
}

function partsOf(node: AstNode, perItem: boolean): { node: unknown; perItem: boolean }[] {
  return Object.entries(node).flatMap(([key, part]) => {
    if (key === 'procedure' && isNode(part)) return [{ node: part, perItem: false }];
    if (key === 'steps' && Array.isArray(part))
      return part.map((step, index) => ({ node: step, perItem: perItem || index > 0 }));
    return [{ node: part, perItem: perItem || PER_ITEM.has(key) }];
  });
}

/** `$states.input.order.id` as ['states', 'input', 'order', 'id']; undefined for anything richer than variable and plain names. */
export function simplePath(ast: AstNode): string[] | undefined {
  if (ast.type === 'variable')
    return isBare(ast) && ast.value !== '' && ast.value !== '$' ? [String(ast.value)] : undefined;
  if (ast.type !== 'path' || !Array.isArray(ast.steps)) return undefined;
  if (Object.keys(ast).some((key) => key !== 'type' && key !== 'steps')) return undefined;
  const steps = ast.steps as AstNode[];
  const first = steps[0];
  if (first?.type !== 'variable' || first.value === '' || first.value === '$') return undefined;
  if (!steps.every((step, index) => isBare(step) && (index === 0 || step.type === 'name'))) return undefined;
  return steps.map((step) => String(step.value));
}

function isBare(node: AstNode): boolean {
  return Object.keys(node).every((key) => key === 'type' || key === 'value' || key === 'position');
}
