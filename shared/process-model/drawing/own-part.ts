import type { Point } from './model.ts';

/** The part of a line that it shares with none of its siblings, which begin at the same point; all of it if there is none. */
export function ownPart(points: readonly Point[], siblings: readonly (readonly Point[])[]): Point[] {
  const shared = Math.max(0, ...siblings.map((sibling) => sharedLength(points, sibling)));
  const rest = cut(points, shared);
  return rest.length > 1 ? rest : [...points];
}

const lengthOf = (a: Point, b: Point): number => Math.abs(b.x - a.x) + Math.abs(b.y - a.y);
const heading = (a: Point, b: Point): string => `${Math.sign(b.x - a.x)}/${Math.sign(b.y - a.y)}`;

/** For how long two lines from one point run together. */
function sharedLength(a: readonly Point[], b: readonly Point[]): number {
  let shared = 0;
  for (let at = 1; at < Math.min(a.length, b.length); at++) {
    const [fromA, toA, fromB, toB] = [a[at - 1], a[at], b[at - 1], b[at]];
    if (!fromA || !toA || !fromB || !toB || fromA.x !== fromB.x || fromA.y !== fromB.y) return shared;
    if (heading(fromA, toA) !== heading(fromB, toB)) return shared;
    shared += Math.min(lengthOf(fromA, toA), lengthOf(fromB, toB));
    if (toA.x !== toB.x || toA.y !== toB.y) return shared;
  }
  return shared;
}

/** The line without its first `length` pixels. */
function cut(points: readonly Point[], length: number): Point[] {
  let left = length;
  for (let at = 1; at < points.length; at++) {
    const [a, b] = [points[at - 1], points[at]];
    if (!a || !b) break;
    const step = lengthOf(a, b);
    if (left < step) {
      const start = { x: a.x + ((b.x - a.x) * left) / step, y: a.y + ((b.y - a.y) * left) / step };
      return [start, ...points.slice(at)];
    }
    left -= step;
  }
  return [];
}
