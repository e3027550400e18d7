import type { Point } from './model.ts';

const CHARACTER = 6.4;
const HEIGHT = 16;

/** Where a flow's label goes: beside the first stretch that is long enough for it, near where the flow begins. */
export function labelPoint(points: readonly Point[], label: string): Point | undefined {
  const width = Math.min(label.length * CHARACTER, 120);
  for (let at = 1; at < points.length; at++) {
    const [a, b] = [points[at - 1], points[at]];
    if (!a || !b) continue;
    const length = Math.abs(b.x - a.x) + Math.abs(b.y - a.y);
    const horizontal = a.y === b.y;
    if (length < (horizontal ? Math.min(width, 40) : 26)) continue;
    const way = horizontal ? Math.min(length / 2, width / 2 + 18) : Math.min(length / 2, 40);
    return horizontal
      ? { x: a.x + Math.sign(b.x - a.x) * way, y: a.y - HEIGHT / 2 - 2 }
      : { x: a.x + width / 2 + 7, y: a.y + Math.sign(b.y - a.y) * way };
  }
  const first = points[0];
  return first && { x: first.x + width / 2 + 6, y: first.y - HEIGHT };
}
