import { describe, expect, it } from 'vitest';
import { findBase } from './find-base.ts';

describe('the common ancestor', () => {
  const lineage = new Map([
    ['r1', []],
    ['r2', ['r1']],
    ['r3', ['r2']],
    ['b1', ['r2']],
    ['b2', ['b1']],
    ['m4', ['r3', 'b1']],
    ['x1', []],
  ]);

  it('is where two lines part', () => {
    expect(findBase(lineage, 'r3', 'b2')).toBe('r2');
  });
  it('is what was merged last', () => {
    expect(findBase(lineage, 'm4', 'b2')).toBe('b1');
  });
  it('is the older one where it leads to the other', () => {
    expect(findBase(lineage, 'r3', 'r1')).toBe('r1');
    expect(findBase(lineage, 'r3', 'r3')).toBe('r3');
  });
  it('does not exist for lines that never met', () => {
    expect(findBase(lineage, 'r3', 'x1')).toBeUndefined();
  });
  it('is found in long histories', () => {
    const long = new Map(
      Array.from({ length: 20_000 }, (_, at) => [`r${at}`, at === 0 ? [] : [`r${at - 1}`]] as const),
    );
    expect(findBase(long, 'r19999', 'r10000')).toBe('r10000');
  });
});
