import assert from 'node:assert/strict';
import type { Cursor } from 'arangojs/cursors';
import { failureOf } from '../../testing/scratch.ts';
import { client, has, type Probe, type Probes, type Trial, works } from '../probe.ts';

const open = ({ db }: Trial): Promise<Cursor<number>> =>
  db.query<number>('FOR n IN 1..5 RETURN n', {}, { batchSize: 2, count: true });
const opened = (run: (cursor: Cursor<number>, trial: Trial) => Promise<unknown>): Probe =>
  works(async (trial) => run(await open(trial), trial));

/** `Cursor` */
export const cursorProbes: Probes = {
  database: client,
  id: client,
  batches: client,
  extra: client,
  count: client,
  hasNext: client,
  all: opened(async (cursor) => assert.deepEqual(await cursor.all(), [1, 2, 3, 4, 5])),
  next: opened(async (cursor) => {
    for (const n of [1, 2, 3]) assert.equal(await cursor.next(), n);
  }),
  forEach: opened(async (cursor) => {
    const seen: number[] = [];
    await cursor.forEach((n) => void seen.push(n));
    assert.equal(seen.length, 5);
  }),
  map: opened(async (cursor) => assert.deepEqual(await cursor.map((n) => n * 2), [2, 4, 6, 8, 10])),
  flatMap: opened(async (cursor) => assert.equal((await cursor.flatMap((n) => [n, n])).length, 10)),
  reduce: opened(async (cursor) => assert.equal(await cursor.reduce((sum, n) => sum + n, 0), 15)),
  kill: opened(async (cursor, { db }) => {
    const pathname = `/_api/cursor/${String(cursor.id)}`;
    await cursor.kill();
    assert.equal((await failureOf(db.request({ method: 'PUT', pathname }))).errorNum, 1600);
  }),
};

/** `BatchCursor` */
export const batchCursorProbes: Probes = {
  database: client,
  id: client,
  items: client,
  itemsView: client,
  extra: client,
  count: client,
  hasMore: client,
  hasNext: client,
  loadAll: opened(async ({ batches }) => {
    await batches?.loadAll();
    assert.equal(batches?.hasMore, false);
  }),
  all: opened(async ({ batches }) => assert.deepEqual(await batches?.all(), [[1, 2], [3, 4], [5]])),
  next: opened(async ({ batches }) => assert.deepEqual(await batches?.next(), [1, 2])),
  forEach: opened(async ({ batches }) =>
    batches?.forEach((batch) => {
      assert.ok(batch.length > 0);
    }),
  ),
  map: opened(async ({ batches }) => assert.deepEqual(await batches?.map((batch) => batch.length), [2, 2, 1])),
  flatMap: opened(async ({ batches }) =>
    assert.deepEqual(await batches?.flatMap((batch) => batch.map((n) => n * 2)), [2, 4, 6, 8, 10]),
  ),
  reduce: opened(async ({ batches }) => assert.equal(await batches?.reduce((sum, batch) => sum + batch.length, 0), 5)),
  kill: opened(async ({ batches }) => batches?.kill()),
};

/** `Transaction` */
export const transactionProbes: Probes = {
  isArangoTransaction: client,
  database: client,
  id: client,
  exists: works(async (trial) => {
    const transaction = await trial.db.beginTransaction({ write: [await trial.collection()] });
    assert.equal(await transaction.exists(), true);
    assert.equal(await trial.db.transaction('nonsense').exists(), false);
    await transaction.abort();
  }),
  get: works(async (trial) => {
    const transaction = await trial.db.beginTransaction({ write: [await trial.collection()] });
    has(await transaction.get(), { id: transaction.id, status: 'running' });
    await transaction.abort();
  }),
  commit: works(async (trial) => {
    const collection = await trial.collection();
    const transaction = await trial.db.beginTransaction({ write: [collection] });
    await transaction.step(() => collection.save({ _key: 'a' }));
    assert.equal(await collection.documentExists('a'), false);
    has(await transaction.commit(), { status: 'committed' });
    assert.equal(await collection.documentExists('a'), true);
    assert.ok((await failureOf(transaction.abort())).errorNum >= 1650);
  }),
  abort: works(async (trial) => {
    const collection = await trial.collection();
    const transaction = await trial.db.beginTransaction({ write: [collection] });
    await transaction.step(() => collection.save({ _key: 'a' }));
    has(await transaction.abort(), { status: 'aborted' });
    assert.equal(await collection.documentExists('a'), false);
  }),
  step: works(async (trial) => {
    const [declared, other] = [await trial.collection(), await trial.collection()];
    const transaction = await trial.db.beginTransaction({ write: [declared] }, { allowImplicit: false });
    assert.equal((await failureOf(transaction.step(() => other.save({})))).errorNum, 1652);
    await transaction.abort();
  }),
};
