import { notImplemented } from '../../errors.ts';
import type { Json } from '../../values/json.ts';
import type { Run } from '../run.ts';
import { FamilyBuilder, wrongType } from './definition.ts';
import { areaOf, centroid } from './geo-measures.ts';
import { angle, EARTH_RADIUS, haversine } from './geo-points.ts';
import { contains, equals, intersects } from './geo-relations.ts';
import { isLine, isRing, isRings, type Shape, shapeOf } from './geo-shapes.ts';

/** Geo functions without an index: constructors, measures and relations of shapes on a sphere. */
const family = new FamilyBuilder();

const isNumbers = (values: readonly Json[]): values is number[] => values.every((value) => typeof value === 'number');

/** Meters between the middles of two shapes. */
function distance(args: Json[], run: Run, name: string): number | null {
  const [from, to] = [shapeOf(args[0]), shapeOf(args[1])];
  if (from === undefined || to === undefined) return wrongType(run, name);
  return angle(centroid(from), centroid(to)) * EARTH_RADIUS;
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
  .define('GEO_AREA', 1, 2, ([value, ellipsoid = 'sphere'], run, name) => {
    if (ellipsoid !== 'sphere') throw notImplemented(`the ellipsoid of ${name}()`);
    const shape = shapeOf(value);
    return shape === undefined ? wrongType(run, name) : areaOf(shape.polygons);
  })
  .define('GEO_CONTAINS', 2, 2, (args, run, name) => {
    const [outer, inner] = [shapeOf(args[0]), shapeOf(args[1])];
    if (outer === undefined || inner === undefined || outer.polygons.length === 0) return wrongType(run, name);
    return contains(outer.polygons, inner);
  })
  .define('GEO_EQUALS', 2, 2, (args, run, name) => related(args, run, name, equals))
  .define('GEO_INTERSECTS', 2, 2, (args, run, name) => related(args, run, name, intersects));

function related(args: Json[], run: Run, name: string, relation: (a: Shape, b: Shape) => boolean): boolean | null {
  const [one, other] = [shapeOf(args[0]), shapeOf(args[1])];
  return one === undefined || other === undefined ? wrongType(run, name) : relation(one, other);
}

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
