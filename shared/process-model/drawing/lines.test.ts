import { describe, expect, it } from 'vitest';
import { backEdges } from './back-edges.ts';
import { labelPoint } from './label-point.ts';
import { linePath } from './line-path.ts';
import { ownPart } from './own-part.ts';
import { simplify } from './route-flows.ts';

const line = (...pairs: [number, number][]) => pairs.map(([x, y]) => ({ x, y }));

describe('flows that lead back', () => {
  it('are those that close a loop, seen from the start', () => {
    const edges = [
      { from: 'start', to: 'work' },
      { from: 'work', to: 'check' },
      { from: 'check', to: 'work' },
      { from: 'check', to: 'end' },
    ];
    expect([...backEdges(['start'], edges)]).toEqual([{ from: 'check', to: 'work' }]);
  });
});

describe('lines', () => {
  it('leave out corners that are none', () => {
    expect(simplify(line([0, 0], [5, 0], [10, 0], [10, 5]))).toEqual(line([0, 0], [10, 0], [10, 5]));
  });

  it('round their corners', () => {
    expect(linePath(line([0, 0], [40, 0], [40, 40]), 10)).toBe('M0 0L30 0Q40 0 40 10L40 40');
  });

  it('are labelled where they part from their siblings', () => {
    const upper = line([0, 0], [0, -100], [80, -100]);
    const lower = line([0, 0], [0, -40], [80, -40]);
    expect(ownPart(upper, [lower])).toEqual(line([0, -40], [0, -100], [80, -100]));
    expect(ownPart(lower, [upper])).toEqual(line([0, -40], [80, -40]));
  });

  it('are labelled as a whole when they have no part of their own', () => {
    const same = line([0, 0], [50, 0]);
    expect(ownPart(same, [same])).toEqual(same);
  });

  it('carry their label above the first long stretch', () => {
    const at = labelPoint(line([0, 0], [8, 0], [8, 100]), 'yes');
    expect(at?.x).toBeGreaterThan(8);
    expect(at?.y).toBeGreaterThan(0);
    expect(labelPoint(line([0, 0], [200, 0]), 'yes')?.y).toBeLessThan(0);
  });
});
