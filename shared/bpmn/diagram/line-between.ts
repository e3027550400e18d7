import type { Box } from './place-nodes.ts';

type Point = { x: number; y: number };

/** A line of right angles: from the right of one box to the left of the other, around below when it leads back. */
export function lineBetween(from: Box, to: Box): Point[] {
  const [start, end] = [
    { x: from.x + from.width, y: from.y + from.height / 2 },
    { x: to.x, y: to.y + to.height / 2 },
  ];
  if (end.x >= start.x + 20) {
    if (start.y === end.y) return [start, end];
    const middle = (start.x + end.x) / 2;
    return [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end];
  }
  const below = Math.max(from.y + from.height, to.y + to.height) + 20;
  return [
    { x: from.x + from.width / 2, y: from.y + from.height },
    { x: from.x + from.width / 2, y: below },
    { x: to.x + to.width / 2, y: below },
    { x: to.x + to.width / 2, y: to.y + to.height },
  ];
}
