import { notImplemented } from '../../errors.ts';
import { isObject, type Json, type JsonObject } from '../../values/json.ts';
import type { Run } from '../run.ts';
import { FamilyBuilder, wrongType } from './definition.ts';
import { angle, EARTH_RADIUS, haversine, isPosition, ringHolds, type Vector, vectorOf } from './geo-points.ts';

/** Geo functions without an index: constructors, distances between points, and whether a polygon holds a point. */
const family = new FamilyBuilder();

const isNumbers = (values: readonly Json[]): values is number[] => values.every((value) => typeof value === 'number');

/** A `[longitude, latitude]` pair or a GeoJSON Point. Other shapes are refused: their centroids are not covered. */
function pointOf(value: Json | undefined, name: string): Vector | undefined {
  if (isPosition(value)) return vectorOf(value);
  if (!isObject(value ?? null)) return undefined;
  const { type, coordinates } = value as JsonObject;
  if (type === 'Point') return isPosition(coordinates) ? vectorOf(coordinates) : undefined;
  if (typeof type === 'string' && SHAPES.includes(type)) throw notImplemented(`${name}() of a ${type}`);
  return undefined;
}
const SHAPES = ['MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

function distance(args: Json[], run: Run, name: string): number | null {
  const [from, to] = [pointOf(args[0], name), pointOf(args[1], name)];
  if (from === undefined || to === undefined) return wrongType(run, name);
  return angle(from, to) * EARTH_RADIUS;
}

family
  .define('DISTANCE', 4, 4, (args, run, name) => {
    if (!isNumbers(args)) return wrongType(run, name);
    const [latitude1, longitude1, latitude2, longitude2] = args as [number, number, number, number];
    return haversine(latitude1, longitude1, latitude2, longitude2);
  })
  .define('GEO_DISTANCE', 2, 3, (args, run, name) => {
    if (args[2] !== undefined && args[2] !== 'sphere') throw notImplemented(`the ellipsoid of ${name}()`);
    return distance(args, run, name);
  })
  .define('GEO_IN_RANGE', 4, 6, (args, run, name) => {
    const [, , low, high, includeLow = true, includeHigh = true] = args;
    const meters = distance(args, run, name);
    if (meters === null) return null;
    if (typeof low !== 'number' || typeof high !== 'number') return wrongType(run, name);
    if (typeof includeLow !== 'boolean' || typeof includeHigh !== 'boolean') return wrongType(run, name);
    return (includeLow ? meters >= low : meters > low) && (includeHigh ? meters <= high : meters < high);
  })
  .define('GEO_CONTAINS', 2, 2, ([shape, inner], run, name) => {
    const polygons = polygonsOf(shape);
    if (polygons === undefined) return wrongType(run, name);
    const point = pointOf(inner, name);
    if (point === undefined) return wrongType(run, name);
    return polygons.filter((rings) => holds(rings, point)).length % 2 === 1;
  });

/** The rings of each polygon, without their closing points. */
function polygonsOf(shape: Json | undefined): Vector[][][] | undefined {
  if (!isObject(shape ?? null)) return undefined;
  const { type, coordinates } = shape as JsonObject;
  if (type === 'Polygon') return isRings(coordinates) ? [coordinates.map(ringOf)] : undefined;
  if (type !== 'MultiPolygon' || !Array.isArray(coordinates) || !coordinates.every(isRings)) return undefined;
  return coordinates.map((rings) => rings.map(ringOf));
}

const ringOf = (ring: readonly [number, number][]): Vector[] => ring.slice(0, -1).map(vectorOf);

/** In the outer ring, and in none of the holes; a hole may be written in either direction. */
function holds([outer, ...holes]: Vector[][], point: Vector): boolean {
  if (outer === undefined || !ringHolds(outer, point)) return false;
  return !holes.some((hole) => ringHolds(hole, point) && ringHolds([...hole].reverse(), point) === false);
}

const isLine = (value: Json | undefined): value is [number, number][] =>
  Array.isArray(value) && value.length >= 2 && value.every(isPosition);

const isRing = (value: Json | undefined): value is [number, number][] => {
  if (!isLine(value) || value.length < 4) return false;
  const [first, last] = [value[0] as [number, number], value.at(-1) as [number, number]];
  return first[0] === last[0] && first[1] === last[1];
};

const isRings = (value: Json | undefined): value is [number, number][][] =>
  Array.isArray(value) && value.length > 0 && value.every(isRing);

function shape(name: string, type: string, accepts: (points: Json | undefined) => boolean): void {
  family.define(name, 1, 1, ([points], run) =>
    accepts(points) ? { type, coordinates: points as Json } : wrongType(run, name),
  );
}

family.define('GEO_POINT', 2, 2, (args, run, name) =>
  isNumbers(args) ? { type: 'Point', coordinates: args } : wrongType(run, name),
);
shape('GEO_MULTIPOINT', 'MultiPoint', isLine);
shape('GEO_LINESTRING', 'LineString', isLine);
shape(
  'GEO_MULTILINESTRING',
  'MultiLineString',
  (lines) => Array.isArray(lines) && lines.length > 0 && lines.every(isLine),
);
shape(
  'GEO_MULTIPOLYGON',
  'MultiPolygon',
  (polygons) => Array.isArray(polygons) && polygons.length > 0 && polygons.every(isRings),
);
family.define('GEO_POLYGON', 1, 1, ([points], run, name) => {
  const rings = isRing(points) ? [points] : points;
  return isRings(rings) ? { type: 'Polygon', coordinates: rings } : wrongType(run, name);
});

export const geoFunctions = family.functions;
