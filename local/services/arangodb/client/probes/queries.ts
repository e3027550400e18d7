import assert from 'node:assert/strict';
import { aql } from 'arangojs';
import { failureOf } from '../../testing/scratch.ts';
import { gives, has, type Probes, refused, works } from '../probe.ts';

const NOT_IMPLEMENTED = 9;

/** `Database`: queries and functions. */
export const queryProbes: Probes = {
  query: works(async ({ db }) => {
    const cursor = await db.query(aql`FOR n IN 1..5 LIMIT ${2} RETURN n`, { fullCount: true, count: true });
    has(cursor.extra, { stats: { fullCount: 5 } });
    assert.equal(cursor.count, 2);
    assert.deepEqual(await cursor.all(), [1, 2]);
  }),
  explain: works(async ({ db }) => {
    has(await db.explain('RETURN 1'), { plan: { isModificationQuery: false } });
    has(await db.explain('RETURN 1', {}, { allPlans: true }), { plans: [{ collections: [] }] });
  }),
  parse: works(async ({ db }) => {
    const { parsed, bindVars } = await db.parse('FOR d IN @@c RETURN d[@k]');
    assert.deepEqual([parsed, bindVars.toSorted()], [true, ['@c', 'k']]);
  }),
  queryRules: gives(({ db }) => db.queryRules(), []),
  queryTracking: works(async ({ db }) => {
    has(await db.queryTracking(), { enabled: true, slowQueryThreshold: 10 });
    has(await db.queryTracking({ maxSlowQueries: 3 }), { maxSlowQueries: 3, trackBindVars: true });
    assert.equal((await failureOf(db.queryTracking({ maxSlowQueries: -1 }))).errorNum, 10);
  }),
  listRunningQueries: gives(({ db }) => db.listRunningQueries(), []),
  listSlowQueries: works(async ({ db }) => {
    await db.queryTracking({ slowQueryThreshold: 0 });
    await db.query('RETURN @n', { n: 1 });
    await db.queryTracking({ slowQueryThreshold: 10 });
    const slow = await db.listSlowQueries();
    assert.ok(slow.some(({ query, state }) => query === 'RETURN @n' && state === 'finished'));
  }),
  clearSlowQueries: works(async ({ db }) => {
    await db.clearSlowQueries();
    assert.deepEqual(await db.listSlowQueries(), []);
  }),
  killQuery: refused(1591, ({ db }) => db.killQuery('1')),
  listQueryCacheEntries: gives(({ db }) => db.listQueryCacheEntries(), []),
  clearQueryCache: works(({ db }) => db.clearQueryCache()),
  getQueryCacheProperties: gives(({ db }) => db.getQueryCacheProperties(), { mode: 'off' }),
  setQueryCacheProperties: works(async ({ db }) => {
    has(await db.setQueryCacheProperties({ mode: 'off' }), { mode: 'off' });
    assert.equal((await failureOf(db.setQueryCacheProperties({ mode: 'on' }))).errorNum, NOT_IMPLEMENTED);
  }),
  listUserFunctions: gives(({ db }) => db.listUserFunctions(), []),
  createUserFunction: refused(NOT_IMPLEMENTED, ({ db }) => db.createUserFunction('a::b', 'function () {}')),
  dropUserFunction: refused(1582, ({ db }) => db.dropUserFunction('a::b')),
};
