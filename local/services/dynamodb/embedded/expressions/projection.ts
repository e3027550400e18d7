import type { AttributeValue, Item } from '../values/attribute-value.ts';
import { formatPath, overlaps, type Path, parsePath } from './paths.ts';
import type { Placeholders } from './placeholders.ts';
import { Tokens } from './tokens.ts';

export function parseProjection(source: string, placeholders: Placeholders): Path[] {
  const tokens = new Tokens(source, 'ProjectionExpression');
  const paths = [parsePath(tokens, placeholders)];
  while (tokens.accept(',')) paths.push(parsePath(tokens, placeholders));
  tokens.expectEnd();
  refuseOverlap(paths, 'ProjectionExpression');
  return paths;
}

export function refuseOverlap(paths: readonly Path[], parameter: string): void {
  paths.forEach((one, index) => {
    const other = paths.slice(index + 1).find((two) => overlaps(one, two) || overlaps(two, one));
    if (!other) return;
    throw new Tokens('-', parameter).fail(
      `Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${formatPath(one)}, path two: ${formatPath(other)}`,
    );
  });
}

/** The parts of an item at the paths; elements of lists close up in their order. */
export function project(item: Item, paths: readonly Path[]): Item {
  const result: Item = {};
  const tree = treeOf(paths);
  for (const [name, branch] of tree) {
    const value = item[name as string];
    const picked = value && pick(value, branch);
    if (picked) result[name as string] = picked;
  }
  return result;
}

type Tree = Map<string | number, Tree>;

function treeOf(paths: readonly Path[]): Tree {
  const root: Tree = new Map();
  for (const path of paths) {
    let node = root;
    for (const step of path) {
      const next: Tree = node.get(step) ?? new Map();
      node.set(step, next);
      node = next;
    }
  }
  return root;
}

function pick(value: AttributeValue, tree: Tree): AttributeValue | undefined {
  if (tree.size === 0) return value;
  if ('L' in value) {
    const indexes = [...tree.keys()].filter((step) => typeof step === 'number').sort((a, b) => a - b);
    const L = indexes
      .map((index) => value.L[index] && pick(value.L[index], tree.get(index)!))
      .filter((one) => one !== undefined);
    return L.length > 0 ? { L } : undefined;
  }
  if (!('M' in value)) return undefined;
  const M: Item = {};
  for (const [name, branch] of tree) {
    const member = typeof name === 'string' ? value.M[name] : undefined;
    const picked = member && pick(member, branch);
    if (picked) M[name as string] = picked;
  }
  return Object.keys(M).length > 0 ? { M } : undefined;
}
