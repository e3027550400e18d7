import { isObject, type Json, type JsonObject } from '../../values/json.ts';
import { isPosition, type Vector, vectorOf } from './geo-points.ts';

export type Ring = readonly Vector[];
/** An outer ring and its holes, none with its closing point. */
export type Polygon = readonly [Ring, ...Ring[]];

/** A GeoJSON object, or a `[longitude, latitude]` pair, as what lies on the sphere. */
export interface Shape {
  type: string;
  points: Vector[];
  lines: Vector[][];
  polygons: Polygon[];
}

export const isLine = (value: Json | undefined): value is [number, number][] =>
  Array.isArray(value) && value.length >= 2 && value.every(isPosition);

export const isRing = (value: Json | undefined): value is [number, number][] => {
  if (!isLine(value) || value.length < 4) return false;
  const [first, last] = [value[0] as [number, number], value.at(-1) as [number, number]];
  return first[0] === last[0] && first[1] === last[1];
};

export const isRings = (value: Json | undefined): value is [number, number][][] =>
  Array.isArray(value) && value.length > 0 && value.every(isRing);

const isLines = (value: Json | undefined): value is [number, number][][] =>
  Array.isArray(value) && value.length > 0 && value.every(isLine);

const isPolygons = (value: Json | undefined): value is [number, number][][][] =>
  Array.isArray(value) && value.length > 0 && value.every(isRings);

const polygonOf = (rings: [number, number][][]): Polygon => {
  const [outer = [], ...holes] = rings.map((ring) => ring.slice(0, -1).map(vectorOf));
  return [outer, ...holes];
};

/** Undefined for what is neither GeoJSON of a known type nor a pair. */
export function shapeOf(value: Json | undefined): Shape | undefined {
  if (isPosition(value)) return shape('Point', { points: [vectorOf(value)] });
  if (!isObject(value ?? null)) return undefined;
  const { type, coordinates } = value as JsonObject;
  switch (type) {
    case 'Point':
      return isPosition(coordinates) ? shape(type, { points: [vectorOf(coordinates)] }) : undefined;
    case 'MultiPoint':
      return isPoints(coordinates) ? shape(type, { points: coordinates.map(vectorOf) }) : undefined;
    case 'LineString':
      return isLine(coordinates) ? shape(type, { lines: [coordinates.map(vectorOf)] }) : undefined;
    case 'MultiLineString':
      return isLines(coordinates) ? shape(type, { lines: coordinates.map((line) => line.map(vectorOf)) }) : undefined;
    case 'Polygon':
      return isRings(coordinates) ? shape(type, { polygons: [polygonOf(coordinates)] }) : undefined;
    case 'MultiPolygon':
      return isPolygons(coordinates) ? shape(type, { polygons: coordinates.map(polygonOf) }) : undefined;
    default:
      return undefined;
  }
}

const isPoints = (value: Json | undefined): value is [number, number][] =>
  Array.isArray(value) && value.length > 0 && value.every(isPosition);

function shape(type: string, parts: Partial<Shape>): Shape {
  return { type, points: [], lines: [], polygons: [], ...parts };
}
