import { ArangoError, errorNumbers } from '../../errors.ts';
import type { ApiRequest } from '../request.ts';
import { RouteTable } from '../router.ts';

const levels = ['FATAL', 'ERROR', 'WARNING', 'WARN', 'INFO', 'DEBUG', 'TRACE', 'DEFAULT'];

/** Sets levels by topic. This server writes no log of its own: what it has to say, it answers. */
function setLevels(request: ApiRequest) {
  const { services, objectBody } = request;
  for (const [topic, given] of Object.entries(objectBody)) {
    const level = String(given).toUpperCase();
    if (topic !== 'all' && services.logLevels[topic] === undefined)
      throw new ArangoError(errorNumbers.badParameter, `unknown log topic '${topic}'`);
    if (!levels.includes(level))
      throw new ArangoError(errorNumbers.badParameter, `invalid log level '${String(given)}'`);
    const topics = topic === 'all' ? Object.keys(services.logLevels) : [topic];
    for (const one of topics) services.logLevels[one] = level === 'DEFAULT' ? 'INFO' : level;
  }
  return { status: 200, body: services.logLevels };
}

/** The topics that have to do with what this server does. */
export const initialLogLevels = (): Record<string, string> =>
  Object.fromEntries(
    ['aql', 'authentication', 'general', 'graphs', 'queries', 'requests', 'startup', 'trx', 'ttl'].map((topic) => [
      topic,
      'INFO',
    ]),
  );

export const logRoutes = new RouteTable()
  .get('_admin/log/entries', () => ({ status: 200, body: { total: 0, messages: [] } }))
  .get('_admin/log', () => ({
    status: 200,
    body: { totalAmount: 0, lid: [], topic: [], level: [], timestamp: [], text: [] },
  }))
  .get('_admin/log/level', (request) => ({ status: 200, body: request.services.logLevels }))
  .put('_admin/log/level', setLevels);
