import assert from 'node:assert/strict';
import { failureOf } from '../../testing/scratch.ts';
import { gives, has, type Probes, refused, works } from '../probe.ts';

const NOT_IMPLEMENTED = 9;

/** `Database`: users and what they may do. */
export const userProbes: Probes = {
  listUsers: works(async ({ db }) => assert.ok((await db.listUsers()).some(({ user }) => user === 'root'))),
  getUser: gives(({ db }) => db.getUser('root'), { user: 'root', active: true }),
  createUser: gives(({ db }) => db.createUser('una', { passwd: 'u', extra: { n: 1 } }), {
    user: 'una',
    extra: { n: 1 },
  }),
  updateUser: works(async ({ db }) => {
    await db.createUser('uwe', { passwd: 'u', extra: { n: 1 } });
    has(await db.updateUser('uwe', { active: false }), { active: false, extra: { n: 1 } });
  }),
  replaceUser: works(async ({ db }) => {
    await db.createUser('urs', { passwd: 'u', extra: { n: 1 } });
    const { active, extra } = await db.replaceUser('urs', { passwd: 'v' });
    assert.deepEqual({ active, extra }, { active: true, extra: {} });
  }),
  removeUser: works(async ({ db }) => {
    await db.createUser('uta', 'u');
    await db.removeUser('uta');
    assert.equal((await failureOf(db.getUser('uta'))).errorNum, 1703);
  }),
  getUserAccessLevel: gives(({ db }) => db.getUserAccessLevel('root', { database: '_system' }), 'rw'),
  setUserAccessLevel: works(async ({ db }) => {
    await db.createUser('ugo', 'u');
    await db.setUserAccessLevel('ugo', { database: db }, 'ro');
    assert.equal(await db.getUserAccessLevel('ugo', { database: db }), 'ro');
  }),
  clearUserAccessLevel: works(async ({ db }) => {
    await db.createUser('udo', 'u');
    await db.setUserAccessLevel('udo', { database: db }, 'rw');
    await db.clearUserAccessLevel('udo', { database: db });
    assert.equal(await db.getUserAccessLevel('udo', { database: db }), 'none');
  }),
  getUserDatabases: works(async (trial) => {
    const { name } = await trial.collection();
    has(await trial.db.getUserDatabases('root'), { scratch: 'rw' });
    has(await trial.db.getUserDatabases('root', true), {
      scratch: { permission: 'rw', collections: { [name]: 'undefined', '*': 'undefined' } },
    });
  }),
  createAccessToken: refused(NOT_IMPLEMENTED, ({ db }) => db.createAccessToken('root', { name: 't', valid_until: 9 })),
  getAccessTokens: refused(NOT_IMPLEMENTED, ({ db }) => db.getAccessTokens('root')),
  deleteAccessToken: refused(NOT_IMPLEMENTED, ({ db }) => db.deleteAccessToken('root', 1)),
};
