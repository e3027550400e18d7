import type { Box, Side } from './model.ts';

/** How far lines keep from shapes, nearest first: a second line beside the first has its own track. */
const CLEARANCES = [14, 26];

const sorted = (values: Iterable<number>): number[] => [...new Set(values)].sort((a, b) => a - b);

/**
 * The tracks that lines may run on: through the middles of the shapes and beside their borders. Points inside a shape are
 * blocked; since every shape's middle is on a track, no step between two free points can cross a shape.
 */
export class Grid {
  readonly xs: number[];
  readonly ys: number[];
  readonly blocked: Uint8Array;

  constructor(boxes: readonly Box[]) {
    this.xs = sorted(
      boxes.flatMap(({ x, width }) => [x + width / 2, ...CLEARANCES.flatMap((gap) => [x - gap, x + width + gap])]),
    );
    this.ys = sorted(
      boxes.flatMap(({ y, height }) => [y + height / 2, ...CLEARANCES.flatMap((gap) => [y - gap, y + height + gap])]),
    );
    this.blocked = new Uint8Array(this.xs.length * this.ys.length);
    for (const box of boxes) this.#block(box);
  }

  #block({ x, y, width, height }: Box): void {
    const margin = 6;
    this.xs.forEach((px, column) => {
      if (px <= x - margin || px >= x + width + margin) return;
      this.ys.forEach((py, row) => {
        if (py > y - margin && py < y + height + margin) this.blocked[this.at(column, row)] = 1;
      });
    });
  }

  at(column: number, row: number): number {
    return row * this.xs.length + column;
  }

  x(point: number): number {
    return this.xs[point % this.xs.length] ?? 0;
  }

  y(point: number): number {
    return this.ys[Math.floor(point / this.xs.length)] ?? 0;
  }

  /** The point on the nearest track in front of the middle of a side. */
  doorstep(box: Box, side: Side): number {
    const gap = CLEARANCES[0] ?? 0;
    const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
    const x = side === 'left' ? box.x - gap : side === 'right' ? box.x + box.width + gap : middleX;
    const y = side === 'top' ? box.y - gap : side === 'bottom' ? box.y + box.height + gap : middleY;
    return this.at(this.xs.indexOf(x), this.ys.indexOf(y));
  }
}
