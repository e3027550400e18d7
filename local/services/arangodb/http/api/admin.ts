import { ArangoError, errorNumbers } from '../../errors.ts';
import { answer, result } from '../response.ts';
import { RouteTable } from '../router.ts';
import { version } from '../version.ts';

const details = { architecture: '64bit', mode: 'server', 'server-version': version, platform: process.platform };

export const adminRoutes = new RouteTable()
  .get('_api/version', (request) => ({
    status: 200,
    body: {
      server: 'arango',
      license: 'community',
      version,
      ...(request.flag('details') ? { details } : {}),
    },
  }))
  .get('_api/engine', () => ({
    status: 200,
    body: {
      name: 'rocksdb',
      supports: {
        indexes: ['primary', 'edge', 'hash', 'skiplist', 'persistent', 'ttl'],
        aliases: { indexes: { skiplist: 'persistent', hash: 'persistent' } },
      },
    },
  }))
  .get('_api/engine/stats', () => ({ status: 200, body: {} }))
  .get('_admin/support-info', () => ({
    status: 200,
    body: {
      deployment: { type: 'single' },
      host: { maintenance: false, role: 'SINGLE', os: process.platform, version, license: 'community', build: version },
      date: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    },
  }))
  .put('_admin/compact', (request) => {
    for (const database of request.server.all()) database.compact();
    return { status: 200, body: {} };
  })
  .get('_admin/time', () => answer(200, { time: Date.now() / 1000 }))
  .get('_admin/server/availability', () => answer(200, { mode: 'default' }))
  .get('_admin/server/role', () => answer(200, { role: 'SINGLE', mode: 'default', errorNum: 0 }))
  .get('_admin/server/mode', () => answer(200, { mode: 'default' }))
  .get('_admin/status', () => ({
    status: 200,
    body: {
      server: 'arango',
      license: 'community',
      version,
      mode: 'server',
      operationMode: 'server',
      foxxApi: false,
      host: 'localhost',
      pid: process.pid,
      serverInfo: { maintenance: false, role: 'SINGLE', writeOpsEnabled: true, readOnly: false },
    },
  }))
  .get('_api/view', () => result([]))
  .get('_api/analyzer', () => result([]))
  .get('_api/aqlfunction', () => result([]))
  .get('_api/foxx', () => ({ status: 200, body: [] }))
  .post('_open/auth', (request) => {
    const { username, password } = request.objectBody;
    if (typeof username !== 'string' || typeof password !== 'string')
      throw new ArangoError(errorNumbers.httpBadParameter);
    return { status: 200, body: { jwt: request.services.authentication.login(username, password) } };
  })
  .post('_open/auth/renew', (request) => ({
    status: 200,
    body: { jwt: request.services.authentication.token(request.user) },
  }));
