import assert from 'node:assert/strict';
import { client, has, type Probe, type Probes, refused, type Trial, works } from '../probe.ts';

const NOT_IMPLEMENTED = 9;
const NO_SUCH_VIEW = 1203;
const NO_SUCH_ANALYZER = 1202;
const VIEW = { type: 'arangosearch' } as const;
const noView = (call: (view: ReturnType<Trial['db']['view']>) => Promise<unknown>): Probe =>
  refused(NO_SUCH_VIEW, ({ db }) => call(db.view('nowhere')));
const noAnalyzer = (call: (analyzer: ReturnType<Trial['db']['analyzer']>) => Promise<unknown>): Probe =>
  refused(NO_SUCH_ANALYZER, ({ db }) => call(db.analyzer('nowhere')));

/** `View` */
export const viewProbes: Probes = {
  isArangoView: client,
  database: client,
  name: client,
  get: noView((view) => view.get()),
  exists: works(async ({ db }) => assert.equal(await db.view('nowhere').exists(), false)),
  create: refused(NOT_IMPLEMENTED, ({ db }) => db.view('v').create(VIEW)),
  rename: noView((view) => view.rename('other')),
  properties: noView((view) => view.properties()),
  updateProperties: noView((view) => view.updateProperties({})),
  replaceProperties: noView((view) => view.replaceProperties({})),
  drop: noView((view) => view.drop()),
};

/** `Analyzer` */
export const analyzerProbes: Probes = {
  isArangoAnalyzer: client,
  database: client,
  name: client,
  exists: works(async ({ db }) => assert.equal(await db.analyzer('nowhere').exists(), false)),
  get: noAnalyzer((analyzer) => analyzer.get()),
  create: refused(NOT_IMPLEMENTED, ({ db }) => db.analyzer('a').create({ type: 'identity' })),
  drop: noAnalyzer((analyzer) => analyzer.drop()),
};

/** `Route` */
export const routeProbes: Probes = {
  database: client,
  pathname: client,
  headers: client,
  route: client,
  request: works(async ({ db }) =>
    has((await db.route('_api').request({ method: 'GET', pathname: '/version' })).parsedBody, { server: 'arango' }),
  ),
  get: works(async ({ db }) => has((await db.route('_api').get('version')).parsedBody, { server: 'arango' })),
  head: works(async (trial) => {
    const { name } = await trial.collection({ _key: 'a' });
    assert.equal((await trial.db.route(`_api/document/${name}`).head('a')).status, 200);
  }),
  post: works(async ({ db }) => {
    assert.equal((await db.route('_api').post('cursor', { query: 'RETURN 1' })).status, 201);
  }),
  put: works(async (trial) => {
    const { name } = await trial.collection();
    assert.equal((await trial.db.route(`_api/collection/${name}`).put('truncate', {})).status, 200);
  }),
  patch: works(async (trial) => {
    const { name } = await trial.collection({ _key: 'a' });
    assert.equal((await trial.db.route(`_api/document/${name}`).patch('a', { n: 1 })).status, 202);
  }),
  delete: works(async (trial) => {
    const { name } = await trial.collection();
    assert.equal((await trial.db.route('_api/collection').delete(name)).status, 200);
  }),
};
