import { executeQuery, type QueryResult } from '../../aql/execute-query.ts';
import type { RunOptions } from '../../aql/run.ts';
import { ArangoError, errorNumbers } from '../../errors.ts';
import { isObject, type Json, type JsonObject } from '../../values/json.ts';
import type { ApiRequest } from '../request.ts';
import { answer } from '../response.ts';
import { RouteTable } from '../router.ts';

const defaultBatchSize = 1000;
const defaultTtl = 30;

function open(request: ApiRequest) {
  const body = request.objectBody;
  const text = queryText(body);
  const options = isObject(body.options ?? null) ? (body.options as JsonObject) : {};
  const batchSize = positive(body.batchSize, defaultBatchSize, 'batchSize');
  const started = performance.now();
  const query = executeQuery(request.database, text, body.bindVars, runOptions(options, request), request.transaction);
  const runTime = (performance.now() - started) / 1000;
  request.services.tracking.observe({
    query: text,
    bindVars: body.bindVars ?? {},
    database: request.databaseName,
    user: request.user,
    started: new Date(performance.timeOrigin + started),
    runTime,
    stream: options.stream === true,
  });
  const extra = { warnings: query.warnings, stats: stats(query, runTime) };
  const cursor = request.services.cursors.open(request.databaseName, query.results, {
    batchSize,
    ttl: positive(body.ttl, defaultTtl, 'ttl'),
    count: body.count === true && options.stream !== true,
    allowRetry: options.allowRetry === true,
    extra,
  });
  return answer(201, cursor);
}

export function queryText(body: JsonObject): string {
  const { query } = body;
  if (typeof query === 'string') {
    if (query.trim() === '') throw new ArangoError(errorNumbers.queryEmpty);
    return query;
  }
  throw new ArangoError(query === undefined ? errorNumbers.queryEmpty : errorNumbers.badParameter);
}

function positive(value: Json | undefined, fallback: number, name: string): number {
  if (value === undefined || value === null) return fallback;
  if (typeof value === 'number' && value > 0) return value;
  throw new ArangoError(errorNumbers.badParameter, `expecting non-zero value for '${name}'`);
}

export function runOptions(options: JsonObject, request: ApiRequest): RunOptions {
  const run: RunOptions = { user: request.user };
  if (options.fullCount === true) run.fullCount = true;
  if (options.failOnWarning === true) run.failOnWarning = true;
  if (typeof options.maxWarningCount === 'number') run.maxWarningCount = options.maxWarningCount;
  if (typeof options.maxRuntime === 'number') run.maxRuntime = options.maxRuntime;
  return run;
}

function stats({ statistics }: QueryResult, executionTime: number) {
  return {
    ...statistics,
    seeks: 0,
    cursorsCreated: 0,
    cursorsRearmed: 0,
    cacheHits: 0,
    cacheMisses: 0,
    httpRequests: 0,
    executionTime,
    peakMemoryUsage: 0,
    intermediateCommits: 0,
  };
}

function next(request: ApiRequest, id: string, batch?: string) {
  return answer(200, request.services.cursors.next(request.databaseName, id, batch));
}

export const cursorRoutes = new RouteTable()
  .post('_api/cursor', open)
  .put('_api/cursor/:id', (request, [id]) => next(request, id as string))
  .post('_api/cursor/:id', (request, [id]) => next(request, id as string))
  .post('_api/cursor/:id/:batch', (request, [id, batch]) => next(request, id as string, batch))
  .delete('_api/cursor/:id', (request, [id]) => {
    request.services.cursors.remove(request.databaseName, id as string);
    return answer(202, { id });
  });
