import { angle, cross, dot, EARTH_RADIUS, type Vector } from './geo-points.ts';
import type { Polygon, Ring, Shape } from './geo-shapes.ts';

const plus = (a: Vector, b: Vector, times = 1): Vector => [
  a[0] + times * b[0],
  a[1] + times * b[1],
  a[2] + times * b[2],
];

function unit(vector: Vector): Vector {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : [vector[0] / length, vector[1] / length, vector[2] / length];
}

export function* sides(ring: Ring): Generator<[Vector, Vector]> {
  for (const [at, from] of ring.entries()) yield [from, ring[(at + 1) % ring.length] as Vector];
}

/** The area to the left of a ring on the unit sphere: the sum of the signed triangles that it makes with its first point. */
function leftArea(ring: Ring): number {
  const [first = [0, 0, 1] as const] = ring;
  let sum = 0;
  for (const [b, c] of sides(ring))
    sum += 2 * Math.atan2(dot(first, cross(b, c)), 1 + dot(first, b) + dot(b, c) + dot(c, first));
  return sum < 0 ? sum + 4 * Math.PI : sum;
}

/** Square meters on a sphere. A hole may be written in either direction. */
export function areaOf(polygons: readonly Polygon[]): number {
  const area = polygons.reduce((sum, [outer, ...holes]) => {
    const inner = holes.reduce((taken, hole) => taken + Math.min(leftArea(hole), 4 * Math.PI - leftArea(hole)), 0);
    return sum + leftArea(outer) - inner;
  }, 0);
  return area * EARTH_RADIUS ** 2;
}

/** The middle of a shape: of its points, of its length or of its area. */
export function centroid({ points, lines, polygons }: Shape): Vector {
  let sum: Vector = [0, 0, 0];
  for (const point of points) sum = plus(sum, point);
  for (const line of lines)
    for (const [at, from] of line.slice(0, -1).entries()) sum = plus(sum, arcCentroid(from, line[at + 1] as Vector));
  for (const polygon of polygons) sum = plus(sum, polygonCentroid(polygon));
  return unit(sum);
}

/** The integral of the points of an arc. */
function arcCentroid(from: Vector, to: Vector): Vector {
  const [sum, difference] = [plus(from, to), plus(from, to, -1)];
  const length = Math.hypot(...sum);
  return length === 0 ? [0, 0, 0] : plus([0, 0, 0], sum, Math.hypot(...difference) / length);
}

/** The integral of the points of a region, by Stokes' theorem along its rings. */
function polygonCentroid([outer, ...holes]: Polygon): Vector {
  let sum = ringMoment(outer);
  for (const hole of holes) {
    // What is left of a hole that is written clockwise is all but the hole.
    const isCounter = leftArea(hole) <= 2 * Math.PI;
    sum = plus(sum, ringMoment(hole), isCounter ? -1 : 1);
  }
  return sum;
}

function ringMoment(ring: Ring): Vector {
  let sum: Vector = [0, 0, 0];
  for (const [from, to] of sides(ring)) sum = plus(sum, unit(cross(from, to)), angle(from, to) / 2);
  return sum;
}
