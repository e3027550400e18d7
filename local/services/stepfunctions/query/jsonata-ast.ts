/** The parts of a parsed JSONata expression that the engine looks at. */
export interface AstNode {
  type?: string;
  value?: unknown;
  [key: string]: unknown;
}

/** `plain` cannot run away; `guarded` may (it has lambdas or makes ranges); `risky` may even inside one native call (a regular expression). */
export type Danger = 'plain' | 'guarded' | 'risky';

const GUARDED_TYPES = new Set(['lambda', 'transform', 'partial', 'apply']);
const RISKY_FUNCTIONS = new Set(['pad']);

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && !(value instanceof RegExp);
}

function nodeDanger(node: AstNode): Danger {
  if (node.type === 'regex') return 'risky';
  if (node.type === 'variable' && RISKY_FUNCTIONS.has(String(node.value))) return 'risky';
  if (GUARDED_TYPES.has(node.type ?? '')) return 'guarded';
  return node.type === 'binary' && node.value === '..' ? 'guarded' : 'plain';
}

export function dangerOf(root: unknown): Danger {
  let worst: Danger = 'plain';
  const pending: unknown[] = [root];
  const seen = new Set<unknown>();
  while (pending.length > 0) {
    const node = pending.pop();
    if (!isNode(node) || seen.has(node)) continue;
    seen.add(node);
    const danger = nodeDanger(node);
    if (danger === 'risky') return 'risky';
    if (danger === 'guarded') worst = 'guarded';
    pending.push(...Object.values(node));
  }
  return worst;
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
