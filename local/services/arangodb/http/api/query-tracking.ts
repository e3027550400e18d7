import { ArangoError, errorNumbers, notImplemented } from '../../errors.ts';
import type { TrackingProperties } from '../query-tracking.ts';
import type { ApiRequest } from '../request.ts';
import { answer } from '../response.ts';
import { RouteTable } from '../router.ts';

/** Takes over the properties that are known and of the right type. */
function changed(properties: TrackingProperties, given: object): TrackingProperties {
  const known = Object.entries(properties).map(([name, value]) => {
    const next: unknown = (given as Record<string, unknown>)[name];
    if (next === undefined) return [name, value];
    if (typeof next !== typeof value || (typeof next === 'number' && next < 0))
      throw new ArangoError(errorNumbers.badParameter, `invalid value for '${name}'`);
    return [name, next];
  });
  return Object.fromEntries(known) as TrackingProperties;
}

function setProperties(request: ApiRequest) {
  const { tracking } = request.services;
  tracking.properties = changed(tracking.properties, request.objectBody);
  return answer(200, tracking.properties);
}

const cacheProperties = {
  mode: 'off',
  maxResults: 128,
  maxResultsSize: 268_435_456,
  maxEntrySize: 16_777_216,
  includeSystem: false,
};

/** Results are never kept: a query sees what is there. */
function setCacheProperties(request: ApiRequest) {
  const { mode = 'off' } = request.objectBody;
  if (mode !== 'off') throw notImplemented(`the mode '${String(mode)}' of the query results cache`);
  return { status: 200, body: cacheProperties };
}

export const queryTrackingRoutes = new RouteTable()
  .get('_api/query/current', () => ({ status: 200, body: [] }))
  .get('_api/query/slow', (request) => ({ status: 200, body: request.services.tracking.slow(request.databaseName) }))
  .delete('_api/query/slow', (request) => {
    request.services.tracking.clear(request.databaseName);
    return answer(200);
  })
  .get('_api/query/properties', (request) => answer(200, request.services.tracking.properties))
  .put('_api/query/properties', setProperties)
  .get('_api/query/rules', () => ({ status: 200, body: [] }))
  .delete('_api/query/:id', (_request, [id]) => {
    throw new ArangoError(errorNumbers.queryNotFound, `query '${id}' not found`);
  })
  .get('_api/query-cache/entries', () => ({ status: 200, body: [] }))
  .delete('_api/query-cache', () => answer(200))
  .get('_api/query-cache/properties', () => ({ status: 200, body: cacheProperties }))
  .put('_api/query-cache/properties', setCacheProperties);
