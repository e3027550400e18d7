import { nextTick } from '../storage/ticks.ts';
import type { Json, JsonObject } from '../values/json.ts';

/** Settings of query tracking, with ArangoDB's defaults. Thresholds are in seconds. */
const defaults = {
  enabled: true,
  trackSlowQueries: true,
  trackBindVars: true,
  maxSlowQueries: 64,
  slowQueryThreshold: 10,
  slowStreamingQueryThreshold: 10,
  maxQueryStringLength: 4096,
};
export type TrackingProperties = typeof defaults;

export interface Tracked {
  query: string;
  bindVars: Json;
  database: string;
  user: string;
  started: Date;
  /** Seconds. */
  runTime: number;
  stream: boolean;
}

/** The queries that took long. One statement runs at a time, so that no query is under way while another request is answered. */
export class QueryTracking {
  properties: TrackingProperties = { ...defaults };
  #slow: (JsonObject & { database: string })[] = [];

  observe({ query, bindVars, database, user, started, runTime, stream }: Tracked): void {
    const { enabled, trackSlowQueries, trackBindVars, maxSlowQueries, maxQueryStringLength } = this.properties;
    const threshold = stream ? this.properties.slowStreamingQueryThreshold : this.properties.slowQueryThreshold;
    if (!enabled || !trackSlowQueries || runTime < threshold) return;
    const entry = {
      id: String(nextTick()),
      database,
      user,
      query: query.length > maxQueryStringLength ? `${query.slice(0, maxQueryStringLength)}...` : query,
      bindVars: trackBindVars ? bindVars : {},
      started: started.toISOString().replace(/\.\d+Z$/, 'Z'),
      runTime,
      peakMemoryUsage: 0,
      state: 'finished',
      stream,
    };
    this.#slow = [...this.#slow, entry].slice(-maxSlowQueries);
  }

  slow(database: string): JsonObject[] {
    return this.#slow.filter((entry) => entry.database === database);
  }

  clear(database: string): void {
    this.#slow = this.#slow.filter((entry) => entry.database !== database);
  }
}
