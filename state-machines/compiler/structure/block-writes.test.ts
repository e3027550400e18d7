import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { aProcess, end, flow, gateway, script, start, way } from '../testing/builders.ts';
import { FIXTURES } from '../testing/fixtures.ts';
import { structureOf } from '../testing/graphs.ts';
import { blockWrites, conflictingFields } from './block-writes.ts';

const parallel = (...ids: string[]) => ids.map((id) => gateway(id, 'parallel'));
const writing = (id: string, ...outputs: string[]) => script(id, { outputs });
const blockOf = (process: ProcessDefinition) => {
  const { blocks, entry } = structureOf(process);
  return entry.kind === 'block' ? entry.block : [...blocks.values()][0]!;
};

/** The branches of one parallel block, each a node that writes. */
const beside = (a: string[], b: string[]) =>
  aProcess(
    [start(), ...parallel('split', 'join'), writing('a', ...a), writing('b', ...b), end()],
    [...way('start', 'split', 'a', 'join', 'end'), ...way('split', 'b', 'join')],
  );

describe('what branches write', () => {
  it('is the fields of each branch, and of all', () => {
    const block = blockOf(beside(['y', 'x'], ['z', 'x']));
    expect(block.branches.map((branch) => blockWrites(block, branch))).toEqual([
      ['x', 'y'],
      ['x', 'z'],
    ]);
    expect(blockWrites(block)).toEqual(['x', 'y', 'z']);
  });

  it('is nothing where a flow leads straight to the join', () => {
    const block = blockOf(
      aProcess(
        [start(), ...parallel('split', 'join'), writing('a', 'x'), end()],
        [...way('start', 'split', 'a', 'join', 'end'), ...way('split', 'join')],
      ),
    );
    expect(block.branches.map((branch) => blockWrites(block, branch))).toEqual([['x'], []]);
  });

  it('is what the blocks within a branch write, and those that it begins with', () => {
    const nested = blockOf(
      aProcess(
        [
          start(),
          ...parallel('split', 'c', 'join'),
          writing('a', 'x'),
          writing('d', 'y'),
          writing('e', 'z'),
          writing('f', 'w'),
          end(),
        ],
        [
          ...way('start', 'split', 'a', 'join', 'end'),
          ...way('split', 'f', 'c', 'd', 'join'),
          ...way('c', 'e', 'join'),
        ],
      ),
    );
    expect(nested.branches.map((branch) => blockWrites(nested, branch))).toEqual([['x'], ['w', 'y', 'z']]);
    const stepwise = blockOf(
      aProcess(
        [
          start(),
          ...parallel('split', 'first', 'second'),
          writing('a', 'x'),
          writing('b', 'y'),
          writing('c', 'z'),
          writing('d', 'w'),
          end(),
        ],
        [
          ...way('start', 'split', 'a', 'first', 'd', 'second', 'end'),
          ...way('split', 'b', 'first'),
          ...way('split', 'c', 'second'),
        ],
      ),
    );
    expect(stepwise.branches.map((branch) => blockWrites(stepwise, branch))).toEqual([['w', 'x', 'y'], ['z']]);
  });

  it('is what a node writes, though an implicit gateway follows it', () => {
    const block = blockOf(
      aProcess(
        [start(), ...parallel('split'), writing('a', 'x'), writing('b', 'y'), writing('c', 'z'), end('one'), end()],
        [...way('start', 'split', 'a', 'b', 'end'), ...way('a', 'c', 'end'), ...way('split', 'one')],
      ),
    );
    expect(blockWrites(block, block.branches[0])).toEqual(['x', 'y', 'z']);
  });
});

describe('fields that several branches write', () => {
  it('are those of a block that more than one branch has', () => {
    expect(conflictingFields(blockOf(beside(['y', 'x'], ['z'])))).toEqual([]);
    expect(conflictingFields(blockOf(beside(['x', 'b', 'a'], ['a', 'y', 'b'])))).toEqual(['a', 'b']);
  });

  it('are counted by node where branches repeat what follows a join', () => {
    const block = blockOf(FIXTURES.crossing!);
    expect(conflictingFields(block)).toEqual([]);
    expect(blockWrites(block, block.branches[0])).toEqual(['fa', 'fb', 'fc', 'fx']);
  });

  it('are found in the blocks within branches that repeat what follows', () => {
    // As `crossing`; c and a write what the other does, c within a fork.
    const process = aProcess(
      [
        start(),
        ...parallel('split', 'fork', 'meet', 'join'),
        writing('a', 'm', 'same'),
        writing('b', 'n'),
        writing('c', 'same', 'n'),
        writing('x', 'o'),
        end(),
      ],
      [
        ...way('start', 'split', 'a', 'meet', 'b', 'join', 'end'),
        ...way('split', 'x', 'fork', 'meet'),
        ...way('fork', 'c', 'join'),
      ],
    );
    const block = blockOf(process);
    expect(block.kind).toBe('free');
    expect(conflictingFields(block)).toEqual(['n', 'same']);
  });

  it('are not those of a node that splits without a gateway: it writes once', () => {
    const process = aProcess(
      [start(), ...parallel('split', 'meet', 'join'), writing('a', 'm'), writing('x', 'o'), writing('c', 'n'), end()],
      [
        ...way('start', 'split', 'a', 'meet', 'join', 'end'),
        ...way('split', 'x', 'meet'),
        ...way('x', 'c', 'join'),
        ...way('split', 'join'),
      ],
    );
    const block = blockOf(process);
    expect(block.kind).toBe('free');
    expect(conflictingFields(block)).toEqual([]);
    expect(blockWrites(block)).toEqual(['m', 'n', 'o']);
  });

  it('are those of a net whose writers run at the same time in some situation', () => {
    const process = aProcess(
      [
        start(),
        gateway('some', 'inclusive'),
        writing('a', 'x', 'before'),
        writing('b', 'y', 'before'),
        gateway('fork', 'parallel'),
        writing('c', 'z', 'y'),
        gateway('meet', 'inclusive'),
        writing('m', 'z', 'x'),
        gateway('join', 'inclusive'),
        end(),
      ],
      [
        flow('start', 'some'),
        flow('some', 'a', { condition: 'x > 1' }),
        flow('some', 'b', { isDefault: true }),
        ...way('a', 'meet', 'm', 'join', 'end'),
        ...way('b', 'fork', 'meet'),
        ...way('fork', 'c', 'join'),
      ],
    );
    const block = blockOf(process);
    expect(block.kind).toBe('net');
    // a and b can be chosen together, c runs beside m; x is written by a and then m, y by b and then c.
    expect(conflictingFields(block)).toEqual(['before', 'z']);
  });
});
