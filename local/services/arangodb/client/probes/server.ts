import assert from 'node:assert/strict';
import { Database } from 'arangojs';
import { failureOf } from '../../testing/scratch.ts';
import { client, gives, has, type Probes, refused, type Trial, works } from '../probe.ts';

const ONLY_ON_COORDINATORS = 1470;
const NOT_IMPLEMENTED = 9;
/** A client of its own, so that its credentials are not those of the others. */
const another = ({ url, db }: Trial): Database => new Database({ url, databaseName: db.name });

/** `Database`: the connection, the server and its databases. */
export const serverProbes: Probes = {
  isArangoDatabase: client,
  name: client,
  route: client,
  close: client,
  queueTime: client,
  setResponseQueueTimeSamples: client,
  useBasicAuth: works(async (trial) => {
    has(await another(trial).useBasicAuth('root', '').version(), { server: 'arango' });
    assert.equal((await failureOf(another(trial).useBasicAuth('root', 'wrong').version())).code, 401);
  }),
  useBearerAuth: works(async (trial) => {
    const token = await another(trial).login('root', '');
    has(await another(trial).useBearerAuth(token).version(), { server: 'arango' });
  }),
  useAccessToken: client,
  request: gives(({ db }) => db.request({ pathname: '/_api/version' }, (answer) => answer.parsedBody), {
    server: 'arango',
  }),
  acquireHostList: refused(ONLY_ON_COORDINATORS, ({ db }) => db.acquireHostList()),
  waitForPropagation: works(({ db }) => db.waitForPropagation({ pathname: '/_api/version' }, 1000)),
  login: works(async (trial) => assert.equal((await another(trial).login('root', '')).split('.').length, 3)),
  renewAuthToken: works(async (trial) => {
    const other = another(trial);
    await other.login('root', '');
    assert.equal(typeof (await other.renewAuthToken()), 'string');
  }),
  version: works(async ({ db }) => {
    has(await db.version(), { server: 'arango', license: 'community' });
    has(await db.version(true), { details: { mode: 'server' } });
  }),
  engine: gives(({ db }) => db.engine(), { name: 'rocksdb' }),
  engineStats: works(({ db }) => db.engineStats()),
  time: works(async ({ db }) => assert.ok(Math.abs((await db.time()) - Date.now()) < 60_000)),
  status: gives(({ db }) => db.status(), { server: 'arango', serverInfo: { role: 'SINGLE', readOnly: false } }),
  availability: gives(({ db }) => db.availability(), 'default'),
  supportInfo: gives(({ db }) => db.supportInfo(), { deployment: { type: 'single' } }),
  getLicense: refused(NOT_IMPLEMENTED, ({ db }) => db.getLicense()),
  setLicense: refused(NOT_IMPLEMENTED, ({ db }) => db.setLicense('x')),
  compact: works(({ db }) => db.compact()),
  shutdown: refused(NOT_IMPLEMENTED, ({ db }) => db.shutdown()),
  getClusterImbalance: refused(ONLY_ON_COORDINATORS, ({ db }) => db.getClusterImbalance()),
  computeClusterRebalance: refused(ONLY_ON_COORDINATORS, ({ db }) => db.computeClusterRebalance({})),
  executeClusterRebalance: refused(ONLY_ON_COORDINATORS, ({ db }) => db.executeClusterRebalance([])),
  rebalanceCluster: refused(ONLY_ON_COORDINATORS, ({ db }) => db.rebalanceCluster({})),

  database: client,
  get: gives(({ db }) => db.get(), { name: 'scratch', isSystem: false }),
  exists: works(async ({ db }) => {
    assert.equal(await db.exists(), true);
    assert.equal(await db.database('nowhere').exists(), false);
  }),
  createDatabase: works(async ({ db }) => {
    const system = db.database('_system');
    const created = await system.createDatabase('made', [{ username: 'mia', passwd: 'm' }]);
    assert.equal(await created.exists(), true);
    assert.equal(await system.getUserAccessLevel('mia', { database: 'made' }), 'rw');
    assert.equal((await failureOf(system.createDatabase('made'))).errorNum, 1207);
  }),
  listDatabases: works(async ({ db }) => assert.ok((await db.database('_system').listDatabases()).includes('scratch'))),
  listUserDatabases: works(async ({ db }) => assert.ok((await db.listUserDatabases()).includes('scratch'))),
  databases: works(async ({ db }) =>
    assert.ok((await db.database('_system').databases()).some(({ name }) => name === 'scratch')),
  ),
  userDatabases: works(async ({ db }) => assert.ok((await db.userDatabases()).some(({ name }) => name === 'scratch'))),
  dropDatabase: works(async ({ db }) => {
    const system = db.database('_system');
    await system.createDatabase('dropped');
    assert.equal(await system.dropDatabase('dropped'), true);
    assert.equal((await failureOf(system.dropDatabase('dropped'))).errorNum, 1228);
  }),
};
