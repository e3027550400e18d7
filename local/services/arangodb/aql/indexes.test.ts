import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf, type Scratch, startScratch } from '../testing/scratch.ts';

let scratch: Scratch;

beforeAll(async () => {
  scratch = await startScratch();
});

afterAll(() => scratch.stop());

type Explained = { plan: { nodes: { type: string; elided?: boolean }[] } };

async function nodeTypes(query: string): Promise<string[]> {
  const { plan } = (await scratch.db.explain(query, {})) as unknown as Explained;
  return plan.nodes.filter(({ elided }) => elided !== true).map(({ type }) => type);
}

const value = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom('a', 'A', 'b', 'ä', 'ab', ''),
  fc.constantFrom([1], { x: 1 }),
);
const condition = fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('==', '<', '<=', '>', '>=', 'IN'), value);

describe('an index', () => {
  it('finds and sorts what a scan finds and sorts, whatever the values', async () => {
    await scratch.db.createCollection('plain');
    const indexed = await scratch.db.createCollection('indexed');
    await indexed.ensureIndex({ type: 'persistent', fields: ['a', 'b'] });
    await indexed.ensureIndex({ type: 'persistent', fields: ['b'] });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ a: value, b: value }), { maxLength: 12 }),
        fc.array(condition, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('ASC', 'DESC'),
        async (documents, conditions, direction) => {
          const keyed = documents.map((document, index) => ({ ...document, _key: String(index) }));
          const filters = conditions.map(([field, operator, operand]) => {
            const right = operator === 'IN' ? [operand, 1, 'a'] : operand;
            return `FILTER d.${field} ${operator} ${JSON.stringify(right)}`;
          });
          const results: unknown[] = [];
          for (const name of ['plain', 'indexed']) {
            await scratch.db.collection(name).truncate();
            await scratch.db.collection(name).saveAll(keyed);
            const found = await scratch.query(`FOR d IN ${name} ${filters.join(' ')} SORT d._key RETURN d._key`);
            const sorted = await scratch.query(
              `FOR d IN ${name} SORT d.a ${direction}, d.b ${direction} RETURN [d.a, d.b]`,
            );
            results.push([found, sorted]);
          }
          expect(results[1]).toEqual(results[0]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('serves filters, sorts and edges: explain says so', async () => {
    const books = await scratch.db.createCollection('books');
    await books.ensureIndex({ type: 'persistent', fields: ['genre', 'year'] });
    await books.ensureIndex({ type: 'persistent', fields: ['tags[*]'] });
    await scratch.db.createEdgeCollection('cites');
    expect(await nodeTypes("FOR b IN books FILTER b.genre == 'x' SORT b.year RETURN b")).not.toContain('SortNode');
    expect(await nodeTypes("FOR b IN books FILTER b.genre == 'x' AND b.year > 3 RETURN b")).toContain('IndexNode');
    expect(await nodeTypes("FOR b IN books FILTER 'y' IN b.tags RETURN b")).toContain('IndexNode');
    expect(await nodeTypes("FOR c IN cites FILTER c._from == 'books/1' RETURN c")).toContain('IndexNode');
    expect(await nodeTypes('FOR b IN books FILTER b.year > 3 RETURN b')).toContain('EnumerateCollectionNode');
  });

  it('finds array elements once per document', async () => {
    const shelf = await scratch.db.createCollection('shelf');
    await shelf.ensureIndex({ type: 'persistent', fields: ['tags[*]'] });
    await shelf.saveAll([
      { _key: '1', tags: ['a', 'b', 'a'] },
      { _key: '2', tags: 'a' },
      { _key: '3', tags: ['b'] },
    ]);
    expect(await scratch.query("FOR s IN shelf FILTER 'a' IN s.tags RETURN s._key")).toEqual(['1']);
  });

  it('keeps values unique, nulls included unless it is sparse', async () => {
    const mails = await scratch.db.createCollection('mails');
    await mails.ensureIndex({ type: 'persistent', fields: ['mail'], unique: true, sparse: true, name: 'mail' });
    await mails.saveAll([{ mail: 'a' }, {}, {}]);
    const failure = await failureOf(mails.save({ mail: 'a' }));
    expect(failure).toMatchObject({ errorNum: 1210, code: 409 });
    expect(failure.message).toContain("in index mail of type persistent over 'mail'");
    expect(await scratch.query('FOR m IN mails FILTER m.mail == null RETURN 1')).toEqual([1, 1]);
    expect(await failureOf(mails.ensureIndex({ type: 'persistent', fields: ['none'], unique: true }))).toMatchObject({
      errorNum: 1210,
    });
    expect((await mails.indexes()).map(({ name }) => name)).toEqual(['primary', 'mail']);
  });

  it('of type ttl removes documents whose time is over', async () => {
    const sessions = await scratch.db.createCollection('sessions');
    await sessions.ensureIndex({ type: 'ttl', fields: ['at'], expireAfter: 60 });
    const now = Date.now();
    await sessions.saveAll([
      { _key: 'old', at: now / 1000 - 61 },
      { _key: 'oldText', at: new Date(now - 61_000).toISOString() },
      { _key: 'fresh', at: now / 1000 },
      { _key: 'freshText', at: new Date(now).toISOString() },
      { _key: 'none' },
      { _key: 'odd', at: true },
    ]);
    const keys = (): Promise<unknown[]> => scratch.query('FOR s IN sessions SORT s._key RETURN s._key');
    await expect.poll(keys, { timeout: 10_000 }).toEqual(['fresh', 'freshText', 'none', 'odd']);
  });

  it('can be found, repeated and dropped', async () => {
    const some = await scratch.db.createCollection('some');
    const created = await some.ensureIndex({ type: 'persistent', fields: ['x'] });
    expect(created.isNewlyCreated).toBe(true);
    expect((await some.ensureIndex({ type: 'persistent', fields: ['x'] })).id).toBe(created.id);
    await some.dropIndex(created.id);
    expect(await failureOf(some.index(created.id))).toMatchObject({ errorNum: 1212, code: 404 });
    const inverted = { type: 'inverted', fields: ['x'] } as const;
    expect(await failureOf(some.ensureIndex(inverted as never))).toMatchObject({ errorNum: 9, code: 501 });
  });
});
