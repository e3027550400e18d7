import assert from 'node:assert/strict';
import { failureOf } from '../../testing/scratch.ts';
import { client, gives, has, type Probe, type Probes, refused, type Trial, works } from '../probe.ts';

const NOT_IMPLEMENTED = 9;
const unimplemented = (call: (db: Trial['db']) => Promise<unknown>): Probe =>
  refused(NOT_IMPLEMENTED, ({ db }) => call(db));

/** `Database`: Foxx services, backups, the log and asynchronous jobs. */
export const administrationProbes: Probes = {
  listServices: gives(({ db }) => db.listServices(), []),
  installService: unimplemented((db) => db.installService('/s', 'x')),
  replaceService: unimplemented((db) => db.replaceService('/s', 'x')),
  upgradeService: unimplemented((db) => db.upgradeService('/s', 'x')),
  uninstallService: unimplemented((db) => db.uninstallService('/s')),
  getService: unimplemented((db) => db.getService('/s')),
  getServiceConfiguration: unimplemented((db) => db.getServiceConfiguration('/s')),
  replaceServiceConfiguration: unimplemented((db) => db.replaceServiceConfiguration('/s', {})),
  updateServiceConfiguration: unimplemented((db) => db.updateServiceConfiguration('/s', {})),
  getServiceDependencies: unimplemented((db) => db.getServiceDependencies('/s')),
  replaceServiceDependencies: unimplemented((db) => db.replaceServiceDependencies('/s', {})),
  updateServiceDependencies: unimplemented((db) => db.updateServiceDependencies('/s', {})),
  setServiceDevelopmentMode: unimplemented((db) => db.setServiceDevelopmentMode('/s')),
  getServiceScripts: unimplemented((db) => db.getServiceScripts('/s')),
  runServiceScript: unimplemented((db) => db.runServiceScript('/s', 'x')),
  runServiceTests: unimplemented((db) => db.runServiceTests('/s')),
  getServiceReadme: unimplemented((db) => db.getServiceReadme('/s')),
  getServiceDocumentation: unimplemented((db) => db.getServiceDocumentation('/s')),
  downloadService: unimplemented((db) => db.downloadService('/s')),
  commitLocalServiceState: unimplemented((db) => db.commitLocalServiceState()),

  createHotBackup: unimplemented((db) => db.createHotBackup()),
  getHotBackups: unimplemented((db) => db.getHotBackups()),
  restoreHotBackup: unimplemented((db) => db.restoreHotBackup('x')),
  deleteHotBackup: unimplemented((db) => db.deleteHotBackup('x')),

  getLogEntries: gives(({ db }) => db.getLogEntries(), { total: 0, messages: [] }),
  listLogMessages: works(({ db }) => db.listLogMessages()),
  getLogLevel: gives(({ db }) => db.getLogLevel(), { aql: 'INFO' }),
  setLogLevel: works(async ({ db }) => {
    has(await db.setLogLevel({ queries: 'DEBUG' }), { queries: 'DEBUG', aql: 'INFO' });
    assert.equal((await failureOf(db.setLogLevel({ cooking: 'INFO' }))).errorNum, 10);
  }),

  createJob: works(async ({ db }) => {
    has(await (await db.createJob(() => db.version())).load(), { server: 'arango' });
    const failing = await db.createJob(() => {
      const counted = db.collection('nowhere').count();
      counted.catch(() => undefined);
      return counted;
    });
    assert.equal((await failureOf(failing.load())).errorNum, 1203);
  }),
  job: client,
  listPendingJobs: gives(({ db }) => db.listPendingJobs(), []),
  listCompletedJobs: works(async ({ db }) => {
    const job = await db.createJob(() => db.version());
    assert.equal((await db.listCompletedJobs()).length, 1);
    await job.load();
    assert.deepEqual(await db.listCompletedJobs(), []);
  }),
  deleteExpiredJobResults: works(async ({ db }) => {
    const job = await db.createJob(() => db.version());
    await db.deleteExpiredJobResults(Date.now() - 3_600_000);
    assert.ok(await job.getCompleted());
    await db.deleteExpiredJobResults(Date.now() + 3_600_000);
    assert.deepEqual(await db.listCompletedJobs(), []);
  }),
  deleteAllJobResults: works(async ({ db }) => {
    await db.createJob(() => db.version());
    await db.deleteAllJobResults();
    assert.deepEqual(await db.listCompletedJobs(), []);
  }),
};

/** `Job` */
export const jobProbes: Probes = {
  database: client,
  id: client,
  isLoaded: client,
  result: client,
  load: works(async ({ db }) => {
    const job = await db.createJob(() => db.collection('_graphs').exists());
    assert.equal(await job.load(), true);
    assert.equal(job.isLoaded, true);
  }),
  cancel: works(async ({ db }) => {
    const job = await db.createJob(() => db.version());
    await job.cancel();
    await job.load();
    assert.equal((await failureOf(job.cancel())).code, 404);
  }),
  deleteResult: works(async ({ db }) => {
    const job = await db.createJob(() => db.version());
    await job.deleteResult();
    assert.equal((await failureOf(job.getCompleted())).code, 404);
  }),
  getCompleted: works(async ({ db }) => {
    const job = await db.createJob(() => db.version());
    assert.equal(await job.getCompleted(), true);
    await job.load();
  }),
};
