import type { Vertex } from '../normalize/model.ts';
import { writesOf } from '../resolve/writes.ts';
import type { Block, Branch, Scope } from './model.ts';

const cache = new WeakMap<object, readonly string[]>();

/** Fields that a block, or one branch of it, may write, sorted. */
export function blockWrites(block: Block, branch?: Branch): readonly string[] {
  // Tokens of a free block carry what others wrote before they met, so each hands back all of it.
  if (branch && block.kind === 'free') return blockWrites(block);
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
  const writers = block.kind === 'block' ? branchWriters(block) : nodeWriters(block);
  return [...writers]
    .filter(([, by]) => (block.kind === 'net' ? runTogether(block, [...by] as Vertex[]) : by.size > 1))
    .map(([field]) => field)
    .sort();
}

function runTogether(block: Block, writers: readonly Vertex[]): boolean {
  const net = block.branches[0]!.scope!.net!;
  return writers.some((a, at) => writers.slice(at + 1).some((b) => net.runTogether(a, b)));
}

function branchWriters(block: Block): Map<string, Set<unknown>> {
  const writers = new Map<string, Set<unknown>>();
  for (const branch of block.branches)
    for (const field of blockWrites(block, branch)) writers.set(field, (writers.get(field) ?? new Set()).add(branch));
  return writers;
}

/** The branches of a free block hold the same vertices, and a net has one: the nodes that write are counted. */
function nodeWriters(block: Block): Map<string, Set<unknown>> {
  const writers = new Map<string, Set<unknown>>();
  const open = [block];
  for (let at = open.pop(); at; at = open.pop())
    for (const { scope } of at.branches) {
      if (!scope) continue;
      for (const vertex of scope.vertices)
        for (const field of writesAt(vertex)) writers.set(field, (writers.get(field) ?? new Set()).add(vertex));
      open.push(...scope.blocks.values());
    }
  return writers;
}

/** A node writes where its work is done, not where its tokens meet or part. */
const writesAt = ({ node, part }: Vertex): string[] => (node && part === 'node' ? writesOf(node) : []);

function scopeWrites(scope: Scope): string[] {
  const own = scope.vertices.flatMap(writesAt);
  const inner = [...scope.blocks.values()].flatMap((block) => blockWrites(block));
  return [...own, ...inner, ...(scope.entry.kind === 'block' ? blockWrites(scope.entry.block) : [])];
}
