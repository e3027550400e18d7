import { describe, expect, it } from 'vitest';
import { firstView } from './first-view.ts';

const wide = { x: 0, y: 0, width: 2000, height: 200 };

describe('firstView', () => {
  it('shows the whole drawing in the middle where that can be read', () => {
    const { x, y, zoom } = firstView({ x: 0, y: 0, width: 500, height: 100 }, { width: 1000, height: 600 }, undefined);
    expect({ x, y, zoom }).toEqual({ x: 225, y: 245, zoom: 1.1 });
  });

  it('shows the whole drawing somewhat smaller, rather than cut off its end', () => {
    const { x, zoom } = firstView({ x: 0, y: 0, width: 2000, height: 100 }, { width: 1000, height: 600 }, undefined);
    expect({ x, zoom }).toEqual({ x: 32, zoom: 0.468 });
  });

  it('begins at the left of a drawing that is too wide', () => {
    const { x, zoom } = firstView(wide, { width: 400, height: 600 }, undefined);
    expect({ x, zoom }).toEqual({ x: 16, zoom: 0.5 });
  });

  it('brings the focus to the middle', () => {
    const { x, zoom } = firstView(wide, { width: 400, height: 600 }, { x: 1000, y: 0, width: 100, height: 50 });
    expect(1050 * zoom + x).toBe(200);
  });

  it('shows no emptiness beyond the end', () => {
    const { x, zoom } = firstView(wide, { width: 400, height: 600 }, { x: 1990, y: 0, width: 10, height: 50 });
    expect(2000 * zoom + x).toBe(384);
  });
});
