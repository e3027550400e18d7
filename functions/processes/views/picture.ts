import type { ViewLine, ViewShape } from '#contracts/processes/index.ts';

/** What a view shows, laid out. */
export interface Picture {
  shapes: ViewShape[];
  lines: ViewLine[];
}

const MARGIN = 28;
/** Titles of events stand below their circle, and are wider than it. */
const BELOW = 40;
const BESIDE = 36;

/** Moves a picture to the upper left corner, with a margin; how large it then is. */
export function framed({ shapes, lines }: Picture): Picture & { width: number; height: number } {
  const points = lines.flatMap((line) => [...line.points, ...(line.labelAt ? [line.labelAt] : [])]);
  const round = (shape: ViewShape) => ['start', 'end', 'event', 'boundary', 'gateway'].includes(shape.kind);
  const xs = [
    ...shapes.flatMap((shape) => [
      shape.x - (round(shape) ? BESIDE : 0),
      shape.x + shape.width + (round(shape) ? BESIDE : 0),
    ]),
    ...points.map(({ x }) => x),
  ];
  const ys = [
    ...shapes.flatMap((shape) => [
      shape.y - (shape.kind === 'gateway' ? BELOW : 0),
      shape.y + shape.height + (round(shape) ? BELOW : 0),
    ]),
    ...points.map(({ y }) => y),
  ];
  const extreme = (values: readonly number[], pick: (a: number, b: number) => number) =>
    values.reduce((found, value) => pick(found, value), values[0] ?? 0);
  const [left, top] = [extreme(xs, Math.min) - MARGIN, extreme(ys, Math.min) - MARGIN];
  const at = <T extends { x: number; y: number }>(point: T): T => ({ ...point, x: point.x - left, y: point.y - top });
  return {
    shapes: shapes.map(at),
    lines: lines.map((line) => ({
      ...line,
      points: line.points.map(at),
      ...(line.labelAt && { labelAt: at(line.labelAt) }),
    })),
    width: Math.ceil(extreme(xs, Math.max) + MARGIN - left),
    height: Math.ceil(extreme(ys, Math.max) + MARGIN - top),
  };
}
