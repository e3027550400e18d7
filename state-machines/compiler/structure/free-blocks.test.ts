import { describe, expect, it } from 'vitest';
import { idOf } from '../normalize/model.ts';
import { aProcess, end, gateway, script, start, way } from '../testing/builders.ts';
import { drawn } from '../testing/drawn.ts';
import { FIXTURES } from '../testing/fixtures.ts';
import { structureOf } from '../testing/graphs.ts';

describe('a free block', () => {
  it('has a branch for each flow of its split, which begins with that flow', () => {
    const [block] = structureOf(FIXTURES.crossing!).blocks.values();
    const branches = block!.branches.map(({ edges, scope }) => {
      const entry = scope!.entry.kind === 'vertex' ? scope!.entry : undefined;
      return [edges.map((edge) => edge.flow!.id), idOf(entry!.vertex), entry!.edge?.flow?.id];
    });
    expect(branches).toEqual([
      [['split_a'], 'a', 'split_a'],
      [['split_x'], 'x', 'split_x'],
    ]);
  });

  it('has blocks within it where tokens meet as blocks do, and a branch without states for a flow straight to its join', () => {
    const process = aProcess(
      [
        start(),
        ...['split', 'fork', 'meet', 'part', 'whole', 'join'].map((id) => gateway(id, 'parallel')),
        ...['a', 'b', 'd', 'e', 'x'].map((id) => script(id)),
        end(),
      ],
      [
        ...way('start', 'split', 'a', 'meet', 'b', 'join', 'end'),
        ...way('split', 'x', 'fork', 'meet'),
        ...way('fork', 'part', 'd', 'whole', 'join'),
        ...way('part', 'e', 'whole'),
        ...way('split', 'join'),
      ],
    );
    expect(drawn(structureOf(process))).toBe(
      'start free{split: a meet* b | x free{fork: meet* b | {part: d | e > whole} whole > join} | - > join} join end',
    );
  });
});
