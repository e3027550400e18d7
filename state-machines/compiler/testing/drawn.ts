import { idOf } from '../normalize/model.ts';
import type { Block, Scope } from '../structure/model.ts';

/** `a b{split: x | y > join} c`: vertices in order, blocks with their branches and where they meet; `*` is coordinated. */
export function drawn(scope: Scope): string {
  const entry = scope.entry.kind === 'block' ? `${blockText(scope.entry.block)} ` : '';
  const own = scope.vertices.map((vertex) => {
    const block = scope.blocks.get(vertex);
    return block ? blockText(block) : `${idOf(vertex)}${scope.coordinated.has(vertex) ? '*' : ''}`;
  });
  return `${entry}${own.join(' ')}`.trim();
}

function blockText(block: Block): string {
  const branches = block.branches.map((branch) => (branch.scope ? drawn(branch.scope) : '-'));
  return `${block.kind === 'block' ? '' : block.kind}{${idOf(block.split)}: ${branches.join(' | ')} > ${idOf(block.join)}}`;
}
