import { sides } from './geo-measures.ts';
import { cross, dot, ringHolds, type Vector } from './geo-points.ts';
import type { Polygon, Shape } from './geo-shapes.ts';

type Arc = [Vector, Vector];

/** Points that are no further apart than this (radians, a hundredth of a millimeter on Earth) are the same. */
const SAME = 1e-12;

const isSame = (a: Vector, b: Vector): boolean => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) <= SAME;

/** In the outer ring, and in none of the holes; a hole may be written in either direction. */
export function holds([outer, ...holes]: Polygon, point: Vector): boolean {
  if (!ringHolds(outer, point)) return false;
  return !holes.some((hole) => ringHolds(hole, point) && !ringHolds([...hole].reverse(), point));
}

function arcsOf({ lines, polygons }: Pick<Shape, 'lines' | 'polygons'>): Arc[] {
  const ofLines = lines.flatMap((line) => line.slice(0, -1).map((from, at): Arc => [from, line[at + 1] as Vector]));
  return [...ofLines, ...polygons.flatMap((polygon) => polygon.flatMap((ring) => [...sides(ring)]))];
}

/** One point of each part of a shape: enough to tell where parts are whose boundaries do not meet. */
function witnesses({ points, lines, polygons }: Shape): Vector[] {
  const starts = [...lines.map(([first]) => first), ...polygons.map(([outer]) => outer[0])];
  return [...points, ...starts.filter((point) => point !== undefined)];
}

function isOnArc(point: Vector, [from, to]: Arc): boolean {
  if (isSame(point, from) || isSame(point, to)) return true;
  const normal = cross(from, to);
  if (Math.abs(dot(normal, point)) > SAME * Math.hypot(...normal)) return false;
  return dot(cross(from, point), normal) >= 0 && dot(cross(point, to), normal) >= 0;
}

/** Whether two arcs go through each other at a point within both. */
function doCross([a, b]: Arc, [c, d]: Arc): boolean {
  const [ab, cd] = [cross(a, b), cross(c, d)];
  const turns = [-dot(ab, c), dot(ab, d), dot(cd, a), -dot(cd, b)];
  return turns.every((turn) => turn > 0) || turns.every((turn) => turn < 0);
}

const touches = (one: Arc, other: Arc): boolean =>
  doCross(one, other) || one.some((point) => isOnArc(point, other)) || other.some((point) => isOnArc(point, one));

/** Whether shapes have a point in common. */
export function intersects(one: Shape, other: Shape): boolean {
  const [arcs, others] = [arcsOf(one), arcsOf(other)];
  if (arcs.some((arc) => others.some((candidate) => touches(arc, candidate)))) return true;
  if (one.points.some((point) => other.points.some((candidate) => isSame(point, candidate)))) return true;
  if (one.points.some((point) => others.some((arc) => isOnArc(point, arc)))) return true;
  if (other.points.some((point) => arcs.some((arc) => isOnArc(point, arc)))) return true;
  return (
    witnesses(one).some((point) => other.polygons.some((polygon) => holds(polygon, point))) ||
    witnesses(other).some((point) => one.polygons.some((polygon) => holds(polygon, point)))
  );
}

/** Whether every point of a shape lies in one of the polygons: each of its parts in one of them. */
export function contains(polygons: readonly Polygon[], { type, points, lines, polygons: inner }: Shape): boolean {
  const parts: Shape[] = [
    ...points.map((point) => ({ type, points: [point], lines: [], polygons: [] })),
    ...lines.map((line) => ({ type, points: [], lines: [line], polygons: [] })),
    ...inner.map((polygon) => ({ type, points: [], lines: [], polygons: [polygon] })),
  ];
  return parts.every((part) => polygons.some((polygon) => containsPart(polygon, part)));
}

function containsPart(polygon: Polygon, part: Shape): boolean {
  const boundary = arcsOf({ lines: [], polygons: [polygon] });
  const isWithin = (point: Vector): boolean => holds(polygon, point) || boundary.some((arc) => isOnArc(point, arc));
  if (part.points.length > 0) return part.points.every((point) => holds(polygon, point));
  const arcs = arcsOf(part);
  if (!arcs.every(([from, to]) => isWithin(from) && isWithin(to) && isWithin(middle(from, to)))) return false;
  if (arcs.some((arc) => boundary.some((side) => doCross(arc, side)))) return false;
  // A hole that lies within the part is a part of the part that is not there.
  const [, ...holes] = polygon;
  return !holes.some(([point]) => point !== undefined && part.polygons.some((inner) => holds(inner, point)));
}

const middle = (a: Vector, b: Vector): Vector => {
  const sum: Vector = [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
  const length = Math.hypot(...sum);
  return [sum[0] / length, sum[1] / length, sum[2] / length];
};

/** Whether shapes are of one type and have the same points in the same order; rings may begin anywhere. */
export function equals(one: Shape, other: Shape): boolean {
  if (one.type !== other.type) return false;
  return (
    isAlike(one.points, other.points, isSame) &&
    isAlike(one.lines, other.lines, (a, b) => isAlike(a, b, isSame)) &&
    isAlike(one.polygons, other.polygons, (a, b) => isAlike(a, b, isSameRing))
  );
}

function isAlike<T>(one: readonly T[], other: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return one.length === other.length && one.every((item, at) => same(item, other[at] as T));
}

function isSameRing(one: readonly Vector[], other: readonly Vector[]): boolean {
  return one.some((_start, at) => isAlike([...one.slice(at), ...one.slice(0, at)], other, isSame));
}
