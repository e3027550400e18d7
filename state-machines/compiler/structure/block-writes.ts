import type { Vertex } from '../normalize/model.ts';
import { writesOf } from '../resolve/writes.ts';
import type { Block, Branch, Scope } from './model.ts';

const cache = new WeakMap<object, readonly string[]>();

/** Fields that a block, or one branch of it, may write, sorted. */
export function blockWrites(block: Block, branch?: Branch): readonly string[] {
  const key = branch ?? block;
  const known = cache.get(key);
  if (known) return known;
  const branches = branch ? [branch] : block.branches;
  const found = [...new Set(branches.flatMap((one) => (one.scope ? scopeWrites(one.scope) : [])))].sort();
  cache.set(key, found);
  return found;
}

/** Fields that more than one branch may write. */
export function conflictingFields(block: Block): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const branch of block.branches)
    for (const field of blockWrites(block, branch)) {
      if (seen.has(field)) twice.add(field);
      seen.add(field);
    }
  return [...twice].sort();
}

function scopeWrites(scope: Scope): string[] {
  const own = scope.vertices.flatMap((vertex: Vertex) =>
    vertex.node && vertex.part === 'node' ? writesOf(vertex.node) : [],
  );
  const inner = [...scope.blocks.values()].flatMap((block) => blockWrites(block));
  return [...own, ...inner, ...(scope.entry.kind === 'block' ? blockWrites(scope.entry.block) : [])];
}
