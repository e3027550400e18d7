import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf, type Scratch, startScratch } from '../testing/scratch.ts';

let scratch: Scratch;

beforeAll(async () => {
  scratch = await startScratch();
});

afterAll(() => scratch.stop());

describe('a stream transaction', () => {
  it('shows its writes to itself until it commits, then to all', async () => {
    const notes = await scratch.db.createCollection('notes');
    await notes.save({ _key: 'old' });
    const trx = await scratch.db.beginTransaction({ write: ['notes'] });
    await trx.step(() => notes.save({ _key: 'new' }));
    await trx.step(() => notes.remove('old'));
    const keys = 'FOR n IN notes SORT n._key RETURN n._key';
    expect(await trx.step(() => scratch.db.query(keys)).then((cursor) => cursor.all())).toEqual(['new']);
    expect(await trx.step(() => notes.count())).toMatchObject({ count: 1 });
    expect(await scratch.query(keys)).toEqual(['old']);
    expect(await trx.commit()).toMatchObject({ status: 'committed' });
    expect(await scratch.query(keys)).toEqual(['new']);
    expect(await notes.count()).toMatchObject({ count: 1 });
  });

  it('reads what was there when it began', async () => {
    const facts = await scratch.db.createCollection('facts');
    await facts.save({ _key: 'a', n: 1 });
    const trx = await scratch.db.beginTransaction({ read: ['facts'] });
    await facts.update('a', { n: 2 });
    await facts.save({ _key: 'b', n: 3 });
    expect(await trx.step(() => facts.document('a'))).toMatchObject({ n: 1 });
    expect(await trx.step(() => facts.documentExists('b'))).toBe(false);
    await trx.abort();
    expect(await facts.document('a')).toMatchObject({ n: 2 });
  });

  it('leaves nothing behind when aborted', async () => {
    const drafts = await scratch.db.createCollection('drafts');
    await drafts.ensureIndex({ type: 'persistent', fields: ['n'], unique: true });
    await drafts.save({ _key: 'kept', n: 1 });
    const trx = await scratch.db.beginTransaction({ write: ['drafts'] });
    await trx.step(() => drafts.update('kept', { n: 2 }));
    await trx.step(() => drafts.save({ _key: 'gone', n: 3 }));
    await trx.abort();
    expect(await scratch.query('FOR d IN drafts FILTER d.n > 0 RETURN d.n')).toEqual([1]);
    await drafts.saveAll([{ n: 2 }, { n: 3 }]);
    expect(await drafts.count()).toMatchObject({ count: 3 });
    expect(await failureOf(trx.commit())).toMatchObject({ errorNum: 1653 });
  });

  it('conflicts with another writer of the same document, not of another', async () => {
    const shared = await scratch.db.createCollection('shared');
    await shared.saveAll([{ _key: 'a' }, { _key: 'b' }]);
    const trx = await scratch.db.beginTransaction({ write: ['shared'] });
    await trx.step(() => shared.update('a', { by: 'trx' }));
    expect(await failureOf(shared.update('a', { by: 'other' }))).toMatchObject({ errorNum: 1200, code: 409 });
    await shared.update('b', { by: 'other' });
    expect(await failureOf(trx.step(() => shared.update('b', { by: 'trx' })))).toMatchObject({ errorNum: 1200 });
    await trx.commit();
    expect(await scratch.query('FOR s IN shared SORT s._key RETURN s.by')).toEqual(['trx', 'other']);
  });

  it('writes only to collections that it has declared', async () => {
    const [one, two] = [await scratch.db.createCollection('one'), await scratch.db.createCollection('two')];
    const trx = await scratch.db.beginTransaction({ write: [one] });
    expect(await failureOf(trx.step(() => two.save({})))).toMatchObject({ errorNum: 1652, code: 400 });
    expect(await failureOf(trx.step(() => scratch.db.query('INSERT {} INTO two')))).toMatchObject({ errorNum: 1652 });
    await trx.abort();
    expect(await failureOf(scratch.db.beginTransaction({ write: ['nowhere'] }))).toMatchObject({
      errorNum: 1203,
      code: 404,
    });
    expect(await failureOf(scratch.db.transaction('123').get())).toMatchObject({ errorNum: 1655, code: 404 });
  });

  it('equals, after any interleaving of two, the one that committed alone or both in turn', async () => {
    const ledger = await scratch.db.createCollection('ledger');
    const operation = fc.record({ who: fc.constantFrom(0, 1), key: fc.constantFrom('x', 'y', 'z') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(operation, { maxLength: 6 }),
        fc.tuple(fc.boolean(), fc.boolean()),
        async (operations, commits) => {
          await ledger.truncate();
          const transactions = [
            await scratch.db.beginTransaction({ write: [ledger] }),
            await scratch.db.beginTransaction({ write: [ledger] }),
          ];
          const expected = new Map<string, number>();
          const claimed = new Map<string, number>();
          for (const { who, key } of operations) {
            const outcome = transactions[who]?.step(() =>
              ledger.save({ _key: key, who }, { overwriteMode: 'replace' }),
            );
            const owner = claimed.get(key);
            if (owner !== undefined && owner !== who) {
              expect(await failureOf(outcome as Promise<unknown>)).toMatchObject({ errorNum: 1200 });
              continue;
            }
            await outcome;
            claimed.set(key, who);
            if (commits[who]) expected.set(key, who);
          }
          for (const [who, transaction] of transactions.entries())
            await (commits[who] ? transaction.commit() : transaction.abort());
          const left = (await scratch.query('FOR l IN ledger SORT l._key RETURN [l._key, l.who]')) as [
            string,
            number,
          ][];
          expect(left).toEqual([...expected].sort());
          expect(await ledger.count()).toMatchObject({ count: expected.size });
        },
      ),
      { numRuns: 25 },
    );
  });
});
