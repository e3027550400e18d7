import { batchGetItem, batchWriteItem } from './actions/batch.ts';
import { deleteItem, getItem, putItem, updateItem } from './actions/items.ts';
import { query, scan } from './actions/query.ts';
import { describeStream, getRecords, getShardIterator, listStreams } from './actions/streams.ts';
import {
  createTable,
  deleteTable,
  describeTable,
  describeTimeToLive,
  listTables,
  updateTable,
  updateTimeToLive,
} from './actions/tables.ts';
import { transactGetItems, transactWriteItems } from './actions/transactions.ts';
import { DynamoError } from './errors.ts';
import { type Action, openStore, type StoreOptions } from './store.ts';

export interface Answer {
  status: number;
  /** JSON text. */
  body: string;
}

const TABLES: Record<string, Action> = {
  CreateTable: createTable,
  DescribeTable: describeTable,
  UpdateTable: updateTable,
  DeleteTable: deleteTable,
  ListTables: listTables,
  DescribeTimeToLive: describeTimeToLive,
  UpdateTimeToLive: updateTimeToLive,
  GetItem: getItem,
  PutItem: putItem,
  UpdateItem: updateItem,
  DeleteItem: deleteItem,
  Query: query,
  Scan: scan,
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  TransactWriteItems: transactWriteItems,
  TransactGetItems: transactGetItems,
};
const STREAMS: Record<string, Action> = {
  ListStreams: listStreams,
  DescribeStream: describeStream,
  GetShardIterator: getShardIterator,
  GetRecords: getRecords,
};

export interface Engine {
  /** Answers one call; what it changed is on the disk only after `commit`. */
  answer(target: string, body: string): Answer;
  commit(): void;
  /** Removes expired items and old stream records. */
  housekeep(): void;
  close(): void;
}

/** DynamoDB's API over one SQLite file. */
export function openEngine(options: StoreOptions): Engine {
  const store = openStore(options);
  return {
    answer: (target, body) => {
      try {
        return { status: 200, body: actionOf(target)(store, JSON.parse(body || '{}') as Record<string, unknown>) };
      } catch (error) {
        return failure(error);
      }
    },
    commit: () => store.database.commit(),
    housekeep: () => {
      const now = Math.floor(Date.now() / 1000);
      store.database.change(() => {
        for (const table of store.catalogue.all()) if (table.timeToLive) store.items.removeExpired(table, now);
        store.changes.trim();
      });
      store.database.commit();
    },
    close: () => store.database.close(),
  };
}

function actionOf(target: string): Action {
  const dot = target.indexOf('.');
  const name = target.slice(dot + 1);
  const actions = target.startsWith('DynamoDBStreams_') ? STREAMS : TABLES;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action) return action;
  throw new DynamoError('UnsupportedOperation', `The local cloud does not support dynamodb:${name}`);
}

function failure(error: unknown): Answer {
  if (error instanceof DynamoError) {
    const __type = `com.amazonaws.dynamodb.v20120810#${error.code}`;
    return { status: 400, body: JSON.stringify({ __type, message: error.message, ...error.details }) };
  }
  if (error instanceof SyntaxError || error instanceof TypeError) {
    const __type = 'com.amazon.coral.service#SerializationException';
    return { status: 400, body: JSON.stringify({ __type, message: error.message }) };
  }
  const __type = 'com.amazonaws.dynamodb.v20120810#InternalServerError';
  return { status: 500, body: JSON.stringify({ __type, message: String(error) }) };
}
