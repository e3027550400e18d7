import type { Json } from '../../values/json.ts';

/** A point on the unit sphere. */
export type Vector = readonly [number, number, number];

/** Meters: the volumetric mean radius. */
export const EARTH_RADIUS = 6_371_000;
const RADIAN = Math.PI / 180;

export const isPosition = (value: Json | undefined): value is [number, number] =>
  Array.isArray(value) && value.length >= 2 && value.slice(0, 2).every((part) => typeof part === 'number');

/** Degrees → the point on the sphere. */
export function vectorOf([longitude, latitude]: readonly [number, number]): Vector {
  const [phi, theta] = [latitude * RADIAN, longitude * RADIAN];
  return [Math.cos(phi) * Math.cos(theta), Math.cos(phi) * Math.sin(theta), Math.sin(phi)];
}

export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Radians between two points. */
export const angle = (a: Vector, b: Vector): number => Math.atan2(Math.hypot(...cross(a, b)), dot(a, b));

/** Meters between two points in degrees, by the haversine formula. */
export function haversine(latitude1: number, longitude1: number, latitude2: number, longitude2: number): number {
  const [from, to] = [latitude1 * RADIAN, latitude2 * RADIAN];
  const north = Math.sin(0.5 * (to - from));
  const east = Math.sin(0.5 * (longitude2 * RADIAN - longitude1 * RADIAN));
  const squared = north * north + east * east * Math.cos(from) * Math.cos(to);
  return EARTH_RADIUS * (2 * Math.asin(Math.sqrt(Math.min(1, squared))));
}

/** The region to the left of a ring of great-circle arcs holds the point: the signed turn of the ring around it is a full one. */
export function ringHolds(ring: readonly Vector[], point: Vector): boolean {
  let turn = 0;
  ring.forEach((from, at) => {
    turn += turnAround(point, from, ring[(at + 1) % ring.length] as Vector);
  });
  // 1 within a counter-clockwise ring, -1 within a clockwise one, 0 where the ring does not go around the point.
  const around = Math.round(turn / (2 * Math.PI));
  return isLarge(ring) ? around >= 0 : around > 0;
}

/** The angle at `point` between two others, to the left positive. */
function turnAround(point: Vector, from: Vector, to: Vector): number {
  const [a, b] = [cross(point, from), cross(point, to)];
  return Math.atan2(dot(point, cross(a, b)), dot(a, b));
}

/** A ring whose left side is more than half of the sphere: its area vector points away from its middle. */
function isLarge(ring: readonly Vector[]): boolean {
  const sum = (vectors: readonly Vector[]): Vector =>
    vectors.reduce<Vector>((total, one) => [total[0] + one[0], total[1] + one[1], total[2] + one[2]], [0, 0, 0]);
  const area = sum(ring.map((from, at) => cross(from, ring[(at + 1) % ring.length] as Vector)));
  return dot(area, sum(ring)) < 0;
}
