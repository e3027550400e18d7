import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Page } from '#contracts/core/page.ts';
import { fromCursor, toCursor } from './cursor.ts';
import { outboxItem, type PublishableEvent } from './outbox.ts';

export type Item = Record<string, unknown>;
export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Key of an item within the tenant; the tenant's prefix is put in front by the table, never by a caller. */
export interface Key {
  partition: string;
  sort: string;
}

export interface Condition {
  /** Condition expression; `#name` and `:name` placeholders are filled from `names` (or the name itself) and `values`. */
  expression: string;
  names?: Record<string, string>;
  values?: Item;
}

/** Index partitions and sort keys of an item; GSI partitions get the tenant's prefix as well. */
export interface IndexKeys {
  gsi1?: Key;
  gsi2?: Key;
}

export type Write =
  | { put: Key; item: Item; index?: IndexKeys; condition?: Condition; expiresAt?: number }
  | {
      update: Key;
      set?: Item;
      remove?: string[];
      add?: Record<string, number>;
      index?: IndexKeys;
      condition?: Condition;
    }
  | { delete: Key; condition?: Condition }
  | { check: Key; condition: Condition };

export interface Query {
  partition: string;
  index?: 'gsi1' | 'gsi2';
  sortBeginsWith?: string;
  sortBetween?: [string, string];
  descending?: boolean;
  limit?: number;
  cursor?: string | undefined;
  consistent?: boolean;
  filter?: Condition;
}

/** A condition of a transaction did not hold. `failed` are the positions of the writes whose condition failed. */
export class ConditionFailed extends Error {
  readonly failed: number[];
  constructor(failed: number[], cause: unknown) {
    super(`Conditions of the writes ${failed.join(', ')} did not hold`, { cause });
    this.name = 'ConditionFailed';
    this.failed = failed;
  }
}

/** Another transaction touched the same items at the same time; trying again is safe. */
const isContention = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some((reason) => reason.Code === 'TransactionConflict') &&
  !(error.CancellationReasons ?? []).some((reason) => reason.Code === 'ConditionalCheckFailed');

const INDEX_FIELDS = { gsi1: ['gsi1pk', 'gsi1sk'], gsi2: ['gsi2pk', 'gsi2sk'] } as const;
const HIDDEN = new Set(['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'expiresAt']);

const strip = (item: Item): Item => Object.fromEntries(Object.entries(item).filter(([name]) => !HIDDEN.has(name)));

/**
 * A tenant's part of a context's table. Every key and index key starts with `TENANT#<tenantId>#`, so no call made through it can
 * reach another tenant's items; IAM's `dynamodb:LeadingKeys` says the same once more.
 */
export class TenantTable {
  readonly tenantId: string;
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #prefix: string;

  constructor(client: DynamoDBDocumentClient, table: string, tenantId: string) {
    if (!/^[\w-]{1,64}$/.test(tenantId)) throw new Error(`Not a tenant id: ${JSON.stringify(tenantId)}`);
    this.tenantId = tenantId;
    this.#client = client;
    this.#table = table;
    this.#prefix = `TENANT#${tenantId}#`;
  }

  async get<T>(key: Key, options: { consistent?: boolean } = {}): Promise<T | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: this.#key(key), ConsistentRead: options.consistent ?? true }),
    );
    return Item && (strip(Item) as T);
  }

  /** Items of up to 100 keys, in any order; absent ones are left out. */
  async getMany<T>(keys: readonly Key[], options: { consistent?: boolean } = {}): Promise<T[]> {
    const items: T[] = [];
    for (let at = 0; at < keys.length; at += 100) {
      let ask: Item[] | undefined = keys.slice(at, at + 100).map((key) => this.#key(key));
      while (ask?.length) {
        const result: BatchGetCommandOutput = await this.#client.send(
          new BatchGetCommand({
            RequestItems: { [this.#table]: { Keys: ask, ConsistentRead: options.consistent ?? false } },
          }),
        );
        items.push(...((result.Responses?.[this.#table] ?? []).map(strip) as T[]));
        ask = result.UnprocessedKeys?.[this.#table]?.Keys;
      }
    }
    return items;
  }

  /** One page. With a filter, pages are read on until `limit` items are found or the partition ends. */
  async query<T>(query: Query): Promise<Page<T>> {
    const limit = query.limit ?? 25;
    const found: Item[] = [];
    let start = fromCursor(query.cursor, this.#prefix);
    do {
      const result = await this.#client.send(
        new QueryCommand({ ...this.#query(query), Limit: limit - found.length, ExclusiveStartKey: start }),
      );
      found.push(...(result.Items ?? []));
      start = result.LastEvaluatedKey;
    } while (start && found.length < limit);
    const nextCursor = toCursor(start, this.#prefix);
    return { items: found.map(strip) as T[], ...(nextCursor ? { nextCursor } : {}) };
  }

  /** Every item of a partition, page by page. For partitions that are small by design. */
  async queryAll<T>(query: Omit<Query, 'limit' | 'cursor'>): Promise<T[]> {
    const all: T[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.query<T>({ ...query, limit: 100, cursor });
      all.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return all;
  }

  /**
   * All writes and all events, or nothing: the state change and its events are one transaction (at most 100 together). `beside` are
   * items outside the tenant's part, for the few contexts that own some (identity's login directory).
   * @throws ConditionFailed when a condition does not hold
   */
  async write(
    writes: readonly Write[],
    events: readonly PublishableEvent[] = [],
    beside: readonly TransactItem[] = [],
  ): Promise<void> {
    const items = [
      ...writes.map((write) => this.#item(write)),
      ...events.map((event) => outboxItem(this.#table, this.#prefix, event)),
      ...beside,
    ];
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#client.send(new TransactWriteCommand({ TransactItems: items }));
        return;
      } catch (error) {
        if (isContention(error) && attempt < 5) {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
          continue;
        }
        throw asConditionFailed(error);
      }
    }
  }

  #key({ partition, sort }: Key): Item {
    return { pk: this.#prefix + partition, sk: sort };
  }

  #indexes(index: IndexKeys = {}): Item {
    const entries = Object.entries(index) as [keyof typeof INDEX_FIELDS, Key][];
    return Object.fromEntries(
      entries.flatMap(([name, key]) => [
        [INDEX_FIELDS[name][0], this.#prefix + key.partition],
        [INDEX_FIELDS[name][1], key.sort],
      ]),
    );
  }

  #query({ partition, index, sortBeginsWith, sortBetween, descending, consistent, filter }: Query): QueryCommandInput {
    const [pk, sk] = index ? INDEX_FIELDS[index] : (['pk', 'sk'] as const);
    const range =
      sortBeginsWith !== undefined
        ? ' AND begins_with(#sk, :from)'
        : sortBetween
          ? ' AND #sk BETWEEN :from AND :to'
          : '';
    return {
      TableName: this.#table,
      ...(index ? { IndexName: index.toUpperCase() } : { ConsistentRead: consistent ?? true }),
      KeyConditionExpression: `#pk = :pk${range}`,
      ...(filter ? { FilterExpression: filter.expression } : {}),
      ExpressionAttributeNames: { '#pk': pk, ...(range ? { '#sk': sk } : {}), ...filter?.names },
      ExpressionAttributeValues: {
        ':pk': this.#prefix + partition,
        ...(sortBeginsWith !== undefined
          ? { ':from': sortBeginsWith }
          : sortBetween
            ? { ':from': sortBetween[0], ':to': sortBetween[1] }
            : {}),
        ...filter?.values,
      },
      ScanIndexForward: !descending,
    };
  }

  #item(write: Write): TransactItem {
    const condition =
      'condition' in write && write.condition ? { ConditionExpression: write.condition.expression } : {};
    const names = write.condition?.names;
    const values = write.condition?.values;
    const placeholders = {
      ...(names ? { ExpressionAttributeNames: names } : {}),
      ...(values ? { ExpressionAttributeValues: values } : {}),
    };
    const base = { TableName: this.#table, ...condition };
    if ('put' in write) {
      const Item = {
        ...write.item,
        ...this.#key(write.put),
        ...this.#indexes(write.index),
        ...(write.expiresAt ? { expiresAt: write.expiresAt } : {}),
      };
      return { Put: { ...base, ...placeholders, Item } };
    }
    if ('delete' in write) return { Delete: { ...base, ...placeholders, Key: this.#key(write.delete) } };
    if ('check' in write) {
      return {
        ConditionCheck: {
          ...base,
          ...placeholders,
          ConditionExpression: write.condition.expression,
          Key: this.#key(write.check),
        },
      };
    }
    return {
      Update: {
        ...base,
        Key: this.#key(write.update),
        ...updateExpression({ ...write.set, ...this.#indexes(write.index) }, write.remove, write.add, write.condition),
      },
    };
  }
}

function updateExpression(set: Item, remove: string[] = [], add: Record<string, number> = {}, condition?: Condition) {
  const names: Record<string, string> = { ...condition?.names };
  const values: Item = { ...condition?.values };
  const given = Object.entries(set).filter(([, value]) => value !== undefined);
  const name = (field: string, at: string) => {
    names[`#${at}`] = field;
    return `#${at}`;
  };
  const sets = given.map(([field, value], at) => {
    values[`:s${at}`] = value;
    return `${name(field, `s${at}`)} = :s${at}`;
  });
  const removes = remove.map((field, at) => name(field, `r${at}`));
  const adds = Object.entries(add).map(([field, value], at) => {
    values[`:a${at}`] = value;
    return `${name(field, `a${at}`)} :a${at}`;
  });
  const parts = [
    sets.length && `SET ${sets.join(', ')}`,
    removes.length && `REMOVE ${removes.join(', ')}`,
    adds.length && `ADD ${adds.join(', ')}`,
  ];
  return {
    UpdateExpression: parts.filter(Boolean).join(' '),
    ExpressionAttributeNames: names,
    ...(Object.keys(values).length ? { ExpressionAttributeValues: values } : {}),
  };
}

function asConditionFailed(error: unknown): unknown {
  if (!(error instanceof TransactionCanceledException)) return error;
  const failed = (error.CancellationReasons ?? []).flatMap((reason, at) =>
    reason.Code === 'ConditionalCheckFailed' ? [at] : [],
  );
  return failed.length ? new ConditionFailed(failed, error) : error;
}

/** Condition: the item does not exist yet. */
export const absent: Condition = { expression: 'attribute_not_exists(pk)' };
/** Condition: the item exists. */
export const present: Condition = { expression: 'attribute_exists(pk)' };
