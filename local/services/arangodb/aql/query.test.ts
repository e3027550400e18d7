import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf, type Scratch, startScratch } from '../testing/scratch.ts';

let scratch: Scratch;

beforeAll(async () => {
  scratch = await startScratch();
  const people = await scratch.db.createCollection('people');
  const knows = await scratch.db.createEdgeCollection('knows');
  const names = ['ann', 'bob', 'cid', 'dan', 'eve'];
  await people.saveAll(names.map((name, age) => ({ _key: name, name, age, tags: [name[0], 'all'] })));
  const pairs = [
    ['ann', 'bob', 1],
    ['bob', 'cid', 1],
    ['ann', 'cid', 5],
    ['cid', 'dan', 1],
    ['bob', 'dan', 4],
    ['dan', 'ann', 1],
  ] as const;
  await knows.saveAll(pairs.map(([from, to, cost]) => ({ _from: `people/${from}`, _to: `people/${to}`, cost })));
});

afterAll(() => scratch.stop());

type Case = [query: string, results: unknown[]];

function answers(title: string, cases: Case[]): void {
  describe(title, () => {
    it.each(cases)('%s', async (query, results) => {
      expect(await scratch.query(query)).toEqual(results);
    });
  });
}

answers('operators', [
  ['RETURN 1 / 0', [null]],
  ['RETURN [1 + "2", "a" * 3, -true, 7 % 4]', [[3, 0, -1, 3]]],
  ['RETURN NOT 1 IN [0]', [false]],
  ['RETURN [null || "x", 0 && 1, 1 ?: 2, null ?: 2]', [['x', 0, 1, 2]]],
  ['RETURN ["a" LIKE "_", "a%c" LIKE "a\\\\%c", "ab" NOT LIKE "b%", "abc" =~ "^a.c$"]', [[true, true, true, true]]],
  ['RETURN [[1,2,3] ANY > 2, [1,2,3] NONE IN [4], [] ALL == 1, [1,2] AT LEAST (2) < 2]', [[true, true, true, false]]],
  ['RETURN 3..1', [[3, 2, 1]]],
  ['RETURN {a: 1, ["b" ]: 2, a: 3}', [{ a: 3, b: 2 }]],
]);

answers('n-grams, hashes and schemas', [
  ['RETURN NGRAM_SIMILARITY("quick fox", "quick foxx", 3)', [0.875]],
  ['RETURN NGRAM_SIMILARITY("ab", "abc", 4)', [0]],
  ['RETURN ROUND(NGRAM_POSITIONAL_SIMILARITY("quick fox", "quirky fox", 2) * 1000)', [722]],
  ['RETURN [HASH({a: 1, b: 2}) == HASH({b: 2, a: 1}), HASH(1) == HASH("1")]', [[true, false]]],
  ['RETURN SCHEMA_VALIDATE({a: 1}, {rule: {required: ["a"]}})', [{ valid: true }]],
  [
    'RETURN SCHEMA_VALIDATE({a: 1}, {rule: {required: ["b"]}, message: "b is missing"})',
    [{ valid: false, errorMessage: 'b is missing' }],
  ],
  ['RETURN SCHEMA_GET("people")', [null]],
]);

const counterClockwise = '[[[4,54],[4,47],[16,47],[16,54],[4,54]]]';
const clockwise = '[[[4,54],[16,54],[16,47],[4,47],[4,54]]]';
const contains = (rings: string, point: string) => `GEO_CONTAINS({type: "Polygon", coordinates: ${rings}}, ${point})`;
answers('geo functions', [
  ['RETURN DISTANCE(52.5163, 13.3777, 50.9322, 6.94)', [476918.89688380965]],
  ['RETURN DISTANCE("a", 0, 0, 0)', [null]],
  ['RETURN ROUND(GEO_DISTANCE([13.3777, 52.5163], GEO_POINT(6.94, 50.9322)))', [476919]],
  ['RETURN GEO_IN_RANGE([0, 0], [1, 0], 0, 200000)', [true]],
  ['RETURN GEO_POINT(1.0, 2.0)', [{ type: 'Point', coordinates: [1, 2] }]],
  ['RETURN [GEO_LINESTRING([[1, 2]]), GEO_POLYGON([[0, 0], [1, 1]])]', [[null, null]]],
  [
    `RETURN [${['[10, 50]', '[10, 47]', '[10, 54]', '[0, 90]'].map((at) => contains(counterClockwise, at)).join(', ')}]`,
    [[true, false, true, false]],
  ],
  [
    `RETURN [${['[10, 50]', '[10, 47]', '[0, 90]', '[0, -90]'].map((at) => contains(clockwise, at)).join(', ')}]`,
    [[false, true, true, true]],
  ],
]);

answers('array operators', [
  ['RETURN [{a:1},{a:2},{}][*].a', [[1, 2, null]]],
  ['RETURN [{a:[1,2]},{a:[3]}][*].a[*]', [[[1, 2], [3]]]],
  ['RETURN [{a:[1,2]},{a:[3]}][*].a[**]', [[1, 2, 3]]],
  ['RETURN [1,2,3,4][* FILTER CURRENT > 1 LIMIT 1, 2 RETURN CURRENT * 10]', [[30, 40]]],
  ['RETURN null[*].a', [[]]],
  [
    'RETURN [[1,2,3][? FILTER CURRENT > 2], [][?], [1,2][? ALL FILTER CURRENT > 1], [1,2][? 1..2 FILTER CURRENT > 1]]',
    [[true, false, false, true]],
  ],
]);

answers('loops, grouping and subqueries', [
  ['FOR p IN people FILTER p.age > 1 SORT p.age DESC LIMIT 1, 1 RETURN p.name', ['dan']],
  ['FOR x IN [3, 1, 3] RETURN DISTINCT x', [3, 1]],
  [
    'FOR p IN people COLLECT odd = p.age % 2 WITH COUNT INTO n RETURN [odd, n]',
    [
      [0, 3],
      [1, 2],
    ],
  ],
  [
    'FOR p IN people COLLECT odd = p.age % 2 INTO g = p.name RETURN [odd, SORTED(g)]',
    [
      [0, ['ann', 'cid', 'eve']],
      [1, ['bob', 'dan']],
    ],
  ],
  ['FOR p IN people LET n = p.name COLLECT odd = p.age % 2 INTO g KEEP n RETURN LENGTH(g[0])', [1, 1]],
  [
    'FOR p IN people COLLECT AGGREGATE lo = MIN(p.age), avg = AVG(p.age), n = LENGTH() RETURN [lo, avg, n]',
    [[0, 2, 5]],
  ],
  ['FOR x IN [] COLLECT AGGREGATE m = MAX(x) RETURN m', [null]],
  ['LET old = (FOR p IN people FILTER p.age >= 3 RETURN p.name) RETURN SORTED(old)', [['dan', 'eve']]],
  [
    'FOR p IN people FILTER LENGTH(FOR k IN knows FILTER k._from == p._id RETURN 1) > 1 SORT p.name RETURN p.name',
    ['ann', 'bob'],
  ],
  ['RETURN LENGTH(people)', [5]],
  ['FOR x IN 1..4 WINDOW { preceding: 1, following: "unbounded" } AGGREGATE s = SUM(x) RETURN s', [10, 10, 9, 7]],
]);

answers('graph searches', [
  ["FOR v IN 1..2 OUTBOUND 'people/bob' knows SORT v.name RETURN v.name", ['ann', 'cid', 'dan', 'dan']],
  [
    "FOR v, e, p IN 2 OUTBOUND 'people/ann' knows FILTER p.edges[0].cost == 1 SORT v.name RETURN p.vertices[*].name",
    [
      ['ann', 'bob', 'cid'],
      ['ann', 'bob', 'dan'],
    ],
  ],
  [
    "FOR v IN 0..9 ANY 'people/ann' knows OPTIONS { order: 'bfs', uniqueVertices: 'global' } SORT v.name RETURN v.name",
    ['ann', 'bob', 'cid', 'dan'],
  ],
  [
    "FOR v IN 1..9 OUTBOUND 'people/ann' knows PRUNE v.name == 'bob' OPTIONS { uniqueVertices: 'path' } SORT v.name RETURN v.name",
    ['bob', 'cid', 'dan'],
  ],
  [
    "FOR v IN OUTBOUND SHORTEST_PATH 'people/ann' TO 'people/dan' knows OPTIONS { weightAttribute: 'cost' } RETURN v.name",
    ['ann', 'bob', 'cid', 'dan'],
  ],
  [
    "FOR p IN OUTBOUND K_SHORTEST_PATHS 'people/ann' TO 'people/dan' knows OPTIONS { weightAttribute: 'cost' } RETURN p.weight",
    [3, 5, 6],
  ],
  [
    "FOR p IN OUTBOUND ALL_SHORTEST_PATHS 'people/ann' TO 'people/dan' knows SORT p.vertices[1].name RETURN p.vertices[1].name",
    ['bob', 'cid'],
  ],
  [
    "FOR p IN 3..3 OUTBOUND K_PATHS 'people/ann' TO 'people/dan' knows RETURN p.vertices[*].name",
    [['ann', 'bob', 'cid', 'dan']],
  ],
]);

describe('what a query is refused for', () => {
  const cases: [query: string, errorNum: number, part: string][] = [
    ['RETURN 1 +', 1501, 'at position 1:11'],
    ['FOR x IN people\n RETURN x x', 1501, 'at position 2:11'],
    ['', 1502, 'empty'],
    ['RETURN @missing', 1551, "'missing'"],
    ['FOR x IN nowhere RETURN x', 1203, 'nowhere'],
    ['LET a = 1 LET a = 2 RETURN a', 1511, "'a'"],
    ['RETURN NO_SUCH_FUNCTION()', 1540, 'NO_SUCH_FUNCTION'],
    ['RETURN TOKENS("a b", "text_en")', 9, 'TOKENS'],
    ['RETURN LENGTH()', 1541, 'LENGTH'],
    ['RETURN people', 1568, 'people'],
    ['INSERT { _key: "ann" } INTO people', 1210, 'conflicting key: ann'],
    ['REMOVE "nobody" IN people', 1202, 'not found'],
    ['INSERT {} INTO people FOR p IN people RETURN p', 1579, 'people'],
    ["FOR v IN 1..2 OUTBOUND 'people/ann' GRAPH 'none' RETURN v", 1924, 'none'],
    ["FOR v IN 1..1 OUTBOUND 'people/ann' people RETURN v", 1218, 'people'],
  ];
  it.each(cases)('%s', async (query, errorNum, part) => {
    const failure = await failureOf(scratch.query(query));
    expect(failure).toMatchObject({ errorNum });
    expect(failure.message).toContain(part);
  });

  it('a bind parameter that the query does not declare', async () => {
    expect(await failureOf(scratch.query('RETURN 1', { surplus: 1 }))).toMatchObject({ errorNum: 1552, code: 400 });
  });

  it('a query that runs past its time', async () => {
    const endless = scratch.db.query('FOR x IN 1..1000000000 FILTER x < 0 RETURN x', {}, { maxRuntime: 0.2 });
    expect(await failureOf(endless)).toMatchObject({ errorNum: 1500, code: 410 });
  });
});

describe('data modification', () => {
  it('gives OLD and NEW, keeps or drops nulls, merges or replaces objects', async () => {
    await scratch.db.createCollection('things');
    await scratch.query("INSERT { _key: 'a', o: { x: 1 }, n: 1 } INTO things");
    expect(
      await scratch.query(
        "UPDATE 'a' WITH { o: { y: 2 }, n: null } IN things OPTIONS { keepNull: false } RETURN [OLD.n, NEW.o, HAS(NEW, 'n')]",
      ),
    ).toEqual([[1, { x: 1, y: 2 }, false]]);
    expect(
      await scratch.query("UPDATE 'a' WITH { o: { z: 3 } } IN things OPTIONS { mergeObjects: false } RETURN NEW.o"),
    ).toEqual([{ z: 3 }]);
    expect(await scratch.query("REPLACE 'a' WITH { only: 1 } IN things RETURN UNSET(NEW, '_rev')")).toEqual([
      { _key: 'a', _id: 'things/a', only: 1 },
    ]);
    const upsert =
      "UPSERT { kind: 'k' } INSERT { kind: 'k', n: 1 } UPDATE { n: OLD.n + 1 } IN things RETURN [OLD.n, NEW.n]";
    expect([await scratch.query(upsert), await scratch.query(upsert)]).toEqual([[[null, 1]], [[1, 2]]]);
    expect(await scratch.query('FOR t IN things REMOVE t IN things RETURN OLD._key != null')).toEqual([true, true]);
  });

  it('undoes a query that fails half way', async () => {
    const failing = scratch.query("FOR k IN ['new', 'ann'] INSERT { _key: k } INTO people");
    expect(await failureOf(failing)).toMatchObject({ errorNum: 1210 });
    expect(await scratch.query("RETURN DOCUMENT('people/new')")).toEqual([null]);
  });

  it('reads all it needs before it writes', async () => {
    await scratch.db.createCollection('copies');
    await scratch.query('FOR i IN 1..3 INSERT { i } INTO copies');
    await scratch.query('FOR c IN copies INSERT { i: c.i + 10 } INTO copies');
    expect(await scratch.query('FOR c IN copies SORT c.i RETURN c.i')).toEqual([1, 2, 3, 11, 12, 13]);
  });
});

describe('cursors', () => {
  it('come in batches, with count and fullCount', async () => {
    const cursor = await scratch.db.query(
      'FOR x IN 1..10 FILTER x > 1 LIMIT 2, 5 RETURN x',
      {},
      { batchSize: 2, count: true, fullCount: true },
    );
    expect(cursor.count).toBe(5);
    expect(cursor.extra.stats?.fullCount).toBe(9);
    expect(await cursor.all()).toEqual([4, 5, 6, 7, 8]);
  });

  it('are gone once deleted', async () => {
    const cursor = await scratch.db.query('FOR x IN 1..10 RETURN x', {}, { batchSize: 2 });
    const { id } = cursor as unknown as { id?: string };
    await cursor.kill();
    expect(await failureOf(scratch.db.route(`_api/cursor/${id ?? '1'}`).put({}))).toMatchObject({
      errorNum: 1600,
      code: 404,
    });
  });

  it('warn of options that no statement has', async () => {
    const cursor = await scratch.db.query('FOR p IN people OPTIONS { surprise: true } LIMIT 1 RETURN 1');
    expect(cursor.extra.warnings).toMatchObject([{ code: 1539, message: expect.stringContaining('surprise') }]);
  });

  it('carry warnings, which failOnWarning turns into an error', async () => {
    const cursor = await scratch.db.query('RETURN 1 / 0');
    expect(cursor.extra.warnings).toEqual([{ code: 1562, message: 'division by zero' }]);
    expect(await failureOf(scratch.db.query('RETURN 1 / 0', {}, { failOnWarning: true }))).toMatchObject({
      errorNum: 1562,
    });
  });
});
