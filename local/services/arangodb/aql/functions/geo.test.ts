import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scratch, startScratch } from '../../testing/scratch.ts';

let scratch: Scratch;
beforeAll(async () => {
  scratch = await startScratch();
});
afterAll(() => scratch.stop());

type Point = [number, number];
const returned = async (expression: string, bindVars: Record<string, unknown> = {}): Promise<unknown> =>
  (await scratch.query(`RETURN ${expression}`, bindVars))[0];
const polygon = (...rings: Point[][]) => ({ type: 'Polygon', coordinates: rings.map((ring) => [...ring, ring[0]]) });
const square = (west: number, south: number, size: number): Point[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
];
const line = (...coordinates: Point[]) => ({ type: 'LineString', coordinates });
const multi = (...coordinates: Point[]) => ({ type: 'MultiPoint', coordinates });
const SPHERE = 4 * Math.PI * 6_371_000 ** 2;
const OCTANT: Point[] = [
  [0, 0],
  [90, 0],
  [0, 90],
];

describe('measures of shapes', () => {
  it.each<[string, object, number]>([
    ['an eighth of the sphere', polygon(OCTANT), 1 / 8],
    ['all but that, where it is written clockwise', polygon(OCTANT.toReversed()), 7 / 8],
    ['nothing, for a line', line([0, 0], [1, 1]), 0],
    [
      'both parts',
      {
        type: 'MultiPolygon',
        coordinates: [
          polygon(OCTANT).coordinates,
          polygon([
            [180, 0],
            [-90, 0],
            [0, 90],
          ]).coordinates,
        ],
      },
      2 / 8,
    ],
  ])('area: %s', async (_name, shape, part) => {
    expect((await returned('GEO_AREA(@shape)', { shape })) as number).toBeCloseTo(part * SPHERE, -2);
  });

  it('take a hole out, whichever way it is written', async () => {
    const [outer, hole] = [square(0, 0, 10), square(2, 2, 2)];
    const area = (shape: object) => returned('GEO_AREA(@shape)', { shape }) as Promise<number>;
    const expected = (await area(polygon(outer))) - (await area(polygon(hole)));
    expect(await area(polygon(outer, hole))).toBeCloseTo(expected, -2);
    expect(await area(polygon(outer, hole.toReversed()))).toBeCloseTo(expected, -2);
  });

  it.each<[string, object, Point]>([
    ['a polygon', polygon(OCTANT), [45, 35.264389682754654]],
    ['a line, by its length', line([0, 0], [10, 0], [40, 0]), [20, 0]],
    ['points', multi([0, 0], [20, 0]), [10, 0]],
    ['a polygon with a hole in its middle', polygon(square(-10, -10, 20), square(-1, -1, 2)), [0, 0]],
  ])('are taken from the middle of %s', async (_name, shape, point) => {
    expect(await returned('GEO_DISTANCE(@shape, @point)', { shape, point })).toBeCloseTo(0, 3);
  });
});

describe('relations of shapes', () => {
  const [house, garden] = [polygon(square(0, 0, 10)), polygon(square(0, 0, 10), square(4, 4, 2))];
  const inside = polygon(square(2, 2, 1));
  it.each<[string, object, object, boolean, boolean]>([
    ['a smaller polygon', house, inside, true, true],
    ['the polygon itself', house, house, true, true],
    ['a polygon across the border', house, polygon(square(8, 8, 5)), false, true],
    ['a polygon around it', inside, house, false, true],
    ['a polygon elsewhere', house, polygon(square(20, 20, 5)), false, false],
    ['what lies in its hole', garden, polygon(square(4.5, 4.5, 0.5)), false, false],
    ['what lies around its hole', garden, polygon(square(3, 3, 4)), false, true],
    ['a line within', house, line([1, 1], [9, 9]), true, true],
    ['a line that leaves', house, line([1, 1], [15, 1]), false, true],
    ['a line through, with both ends outside', house, line([-5, 5], [15, 5]), false, true],
    ['a line whose ends are in and that goes over the hole', garden, line([1, 5], [9, 5]), false, true],
    ['points within', house, multi([1, 1], [9, 9]), true, true],
    ['points of which one is out', house, multi([1, 1], [19, 9]), false, true],
    ['a point', house, { type: 'Point', coordinates: [5, 5] }, true, true],
  ])('contains and intersects: %s', async (_name, outer, inner, contains, intersects) => {
    const bind = { outer, inner };
    expect(
      await returned(
        '[GEO_CONTAINS(@outer, @inner), GEO_INTERSECTS(@outer, @inner), GEO_INTERSECTS(@inner, @outer)]',
        bind,
      ),
    ).toEqual([contains, intersects, intersects]);
  });

  it.each<[string, object, object, boolean]>([
    ['lines that cross', line([0, 0], [10, 10]), line([0, 10], [10, 0]), true],
    ['lines that meet', line([0, 0], [10, 0]), line([5, 0], [5, 9]), true],
    ['lines apart', line([0, 0], [1, 0]), line([0, 1], [1, 1]), false],
    ['a point on a line', line([0, 0], [10, 0]), multi([3, 0]), true],
    ['the same point', multi([3, 4]), multi([9, 9], [3, 4]), true],
  ])('intersects: %s', async (_name, one, other, expected) => {
    expect(await returned('GEO_INTERSECTS(@one, @other)', { one, other })).toBe(expected);
  });

  it('tells equal shapes', async () => {
    const equal = (one: object, other: object) => returned('GEO_EQUALS(@one, @other)', { one, other });
    expect(await equal(house, polygon([...square(0, 0, 10).slice(2), ...square(0, 0, 10).slice(0, 2)]))).toBe(true);
    expect(await equal(house, garden)).toBe(false);
    expect(await equal(line([0, 0], [1, 1]), line([1, 1], [0, 0]))).toBe(false);
    expect(await equal({ type: 'Point', coordinates: [1, 2] }, [1, 2])).toBe(true);
  });

  it('answers null and a warning for what is no shape, and refuses ellipsoids by name', async () => {
    for (const expression of [
      'GEO_AREA({type: "Circle"})',
      'GEO_CONTAINS([0, 0], [0, 0])',
      'GEO_INTERSECTS(1, [0, 0])',
      'GEO_EQUALS({type: "Polygon", coordinates: [[[0, 0], [1, 0]]]}, [0, 0])',
    ]) {
      const cursor = await scratch.db.query(`RETURN ${expression}`);
      expect(await cursor.all()).toEqual([null]);
      expect(cursor.extra.warnings).toMatchObject([{ code: 1542 }]);
    }
    await expect(returned('GEO_AREA(@shape, "wgs84")', { shape: house })).rejects.toThrow('not covered');
  });

  const place = fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 }));
  const triangle = fc
    .tuple(place, place, place)
    .filter(([a, b, c]) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 20);
  it('agree with each other: what contains intersects, and what is not intersected is not contained', async () => {
    await fc.assert(
      fc.asyncProperty(triangle, triangle, async (one, other) => {
        const bind = { one: polygon([...one]), other: polygon([...other]) };
        const answer = await returned(
          `{ holds: GEO_CONTAINS(@one, @other), meets: GEO_INTERSECTS(@one, @other), back: GEO_INTERSECTS(@other, @one),
            smaller: GEO_AREA(@other) <= GEO_AREA(@one) }`,
          bind,
        );
        const {
          holds: contains,
          meets,
          back,
          smaller,
        } = answer as Record<'holds' | 'meets' | 'back' | 'smaller', boolean>;
        expect(meets).toBe(back);
        if (contains) expect([meets, smaller]).toEqual([true, true]);
      }),
      { numRuns: 150 },
    );
  });
});
