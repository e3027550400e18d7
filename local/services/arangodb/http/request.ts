import type { IncomingMessage } from 'node:http';
import { ArangoError, errorNumbers } from '../errors.ts';
import type { Database } from '../storage/database.ts';
import type { Server } from '../storage/server.ts';
import type { StreamTransaction } from '../storage/transaction.ts';
import type { Json, JsonObject } from '../values/json.ts';
import { isObject } from '../values/json.ts';
import type { Services } from './services.ts';

/** One HTTP request, taken apart. */
export class ApiRequest {
  readonly method: string;
  /** Decoded segments of the path below the database, `['_api', 'document', 'users', 'ann']`. */
  readonly path: string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly rawBody: Buffer;
  readonly databaseName: string;
  readonly user: string;
  readonly services: Services;

  constructor(parts: {
    method: string;
    path: string[];
    query: URLSearchParams;
    headers: IncomingMessage['headers'];
    rawBody: Buffer;
    databaseName: string;
    user: string;
    services: Services;
  }) {
    this.method = parts.method;
    this.path = parts.path;
    this.query = parts.query;
    this.headers = parts.headers;
    this.rawBody = parts.rawBody;
    this.databaseName = parts.databaseName;
    this.user = parts.user;
    this.services = parts.services;
  }

  get server(): Server {
    return this.services.server;
  }

  get database(): Database {
    return this.server.database(this.databaseName);
  }

  /** The body as JSON; `undefined` where there is none. */
  get body(): Json | undefined {
    if (this.rawBody.length === 0) return undefined;
    try {
      return JSON.parse(this.rawBody.toString('utf8')) as Json;
    } catch (error) {
      throw new ArangoError(errorNumbers.corruptedJson, `VPackError error: ${(error as Error).message}`);
    }
  }

  get objectBody(): JsonObject {
    const { body } = this;
    if (body === undefined || !isObject(body))
      throw new ArangoError(errorNumbers.httpBadParameter, 'expecting JSON object body');
    return body;
  }

  text(name: string): string | undefined {
    const value = this.query.get(name);
    // Clients serialize an option that is not set as this word.
    return value === null || value === 'undefined' || value === '' ? undefined : value;
  }

  flag(name: string): boolean | undefined {
    const value = this.text(name)?.toLowerCase();
    if (value === undefined) return undefined;
    return ['true', '1', 'yes', 'on', 'y'].includes(value);
  }

  header(name: string): string | undefined {
    const value = this.headers[name];
    return Array.isArray(value) ? value[0] : value;
  }

  /** A revision from If-Match or If-None-Match, without its quotes. */
  revision(header: 'if-match' | 'if-none-match'): string | undefined {
    const value = this.header(header)?.trim();
    return value?.replace(/^"(.*)"$/, '$1');
  }

  /** The stream transaction that the request belongs to. */
  get transaction(): StreamTransaction | undefined {
    const id = this.header('x-arango-trx-id');
    return id === undefined ? undefined : this.services.transactions.running(this.database, id);
  }
}
