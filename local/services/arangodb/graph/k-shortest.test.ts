import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scratch, startScratch } from '../testing/scratch.ts';

let scratch: Scratch;
beforeAll(async () => {
  scratch = await startScratch();
  await scratch.db.createCollection('v');
  await scratch.db.createEdgeCollection('e');
});
afterAll(() => scratch.stop());

interface Link {
  from: number;
  to: number;
  w: number;
}

async function draw(links: Link[], vertices: number): Promise<void> {
  await scratch.db.collection('v').truncate();
  await scratch.db.collection('e').truncate();
  await scratch.db.collection('v').saveAll(Array.from({ length: vertices }, (_none, key) => ({ _key: String(key) })));
  if (links.length === 0) return;
  await scratch.db
    .collection('e')
    .saveAll(links.map(({ from, to, w }, key) => ({ _key: String(key), _from: `v/${from}`, _to: `v/${to}`, w })));
}

const QUERY = `FOR p IN OUTBOUND K_SHORTEST_PATHS 'v/0' TO 'v/1' e OPTIONS { weightAttribute: 'w' }
  LIMIT @most RETURN { weight: p.weight, edges: p.edges[*]._key, vertices: p.vertices[*]._key }`;
const search = (most: number) =>
  scratch.query(QUERY, { most }) as Promise<{ weight: number; edges: string[]; vertices: string[] }[]>;

/** Every path without repeated vertices, by trying all. */
function* everyPath(links: Link[], at: number, seen: number[]): Generator<number> {
  if (at === 1) {
    yield 0;
    return;
  }
  for (const { from, to, w } of links) {
    if (from !== at || seen.includes(to)) continue;
    for (const rest of everyPath(links, to, [...seen, to])) yield w + rest;
  }
}

describe('K_SHORTEST_PATHS', () => {
  const link = fc.record({ from: fc.nat(5), to: fc.nat(5), w: fc.nat(4) });

  it('finds every path without repeated vertices, lightest first, parallel edges and circles included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(link, { maxLength: 14 }), async (links) => {
        await draw(links, 6);
        const found = await search(1000);
        expect(found.map(({ weight }) => weight)).toEqual([...everyPath(links, 0, [0])].sort((a, b) => a - b));
        expect(new Set(found.map(({ edges }) => edges.join())).size).toBe(found.length);
        for (const { vertices } of found) expect(new Set(vertices).size).toBe(vertices.length);
        expect(await search(2)).toEqual(found.slice(0, 2));
      }),
      { numRuns: 40 },
    );
  });

  it('does not try all ways through a part that the target cannot be reached from again', async () => {
    const trap = Array.from({ length: 24 }, (_none, n) => n + 2);
    const links = trap.flatMap((from) => trap.filter((to) => to !== from).map((to) => ({ from, to, w: 0 })));
    const gate = [
      { from: 0, to: 1, w: 5 },
      { from: 0, to: 2, w: 0 },
      { from: 2, to: 0, w: 0 },
    ];
    await draw([...gate, ...links], 26);
    expect(await search(10)).toMatchObject([{ weight: 5 }]);
  });
});
