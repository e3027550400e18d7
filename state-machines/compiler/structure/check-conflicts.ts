import type { Report } from '../diagnostics/report.ts';
import { idOf, titleOf } from '../normalize/model.ts';
import { conflictingFields } from './block-writes.ts';
import type { Block, Scope } from './model.ts';

/** Warns of fields that two branches of a block both write. */
export function checkWriteConflicts(scope: Scope, report: Report): void {
  for (const block of blocksOf(scope)) {
    for (const field of conflictingFields(block))
      report.warning(
        'data.parallel-write-conflict',
        { nodeId: idOf(block.split), field: `/data/${field}` },
        `Several branches behind “${titleOf(block.split)}” write the field ${field}; where more than one changes it, the last branch wins.`,
        'Let each branch write a field of its own, and combine them after the join.',
      );
  }
}

function* blocksOf(scope: Scope): Generator<Block> {
  const open = [scope];
  for (let current = open.pop(); current; current = open.pop()) {
    const own = [...current.blocks.values(), ...(current.entry.kind === 'block' ? [current.entry.block] : [])];
    yield* own;
    for (const block of own) for (const branch of block.branches) if (branch.scope) open.push(branch.scope);
  }
}
