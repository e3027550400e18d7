import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { TransactItem } from '#adapters/dynamodb/tenant-table.ts';
import { normalizeEmail } from './user.ts';

/** Where an e-mail address may sign in. */
export interface LoginEntry {
  tenantId: string;
  slug: string;
  userId: string;
}

/** Failures after which an address must wait, and for how long. */
export const MAX_FAILURES = 10;
export const FAILURE_WINDOW_SECONDS = 15 * 60;

/**
 * What is known before the tenant is: addresses and tenant slugs, under keys that start with `LOGIN#`. It is the one part of the
 * platform's data outside a tenant; it holds no more than this.
 */
export class LoginDirectory {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async entriesOf(email: string): Promise<LoginEntry[]> {
    const { Items } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :tenant)',
        ExpressionAttributeValues: { ':pk': emailKey(email), ':tenant': 'TENANT#' },
      }),
    );
    return (Items ?? []) as LoginEntry[];
  }

  async tenantIdOf(slug: string): Promise<string | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: { pk: slugKey(slug), sk: 'TENANT' } }),
    );
    return Item?.tenantId as string | undefined;
  }

  async failuresOf(email: string, now: number): Promise<number> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: { pk: emailKey(email), sk: 'FAILURES' } }),
    );
    return Item && (Item.expiresAt as number) > now / 1000 ? (Item.failures as number) : 0;
  }

  async countFailure(email: string, failures: number, now: number): Promise<void> {
    const Key = { pk: emailKey(email), sk: 'FAILURES' };
    const expiresAt = Math.floor(now / 1000) + FAILURE_WINDOW_SECONDS;
    if (failures === 0) {
      await this.#client.send(new PutCommand({ TableName: this.#table, Item: { ...Key, failures: 1, expiresAt } }));
      return;
    }
    await this.#client.send(
      new UpdateCommand({
        TableName: this.#table,
        Key,
        UpdateExpression: 'SET expiresAt = :until ADD failures :one',
        ExpressionAttributeValues: { ':until': expiresAt, ':one': 1 },
      }),
    );
  }

  /** Part of the transaction that creates a user; fails it when the address is taken in the tenant. */
  claimEmail(email: string, entry: LoginEntry): TransactItem {
    return this.#claim({ pk: emailKey(email), sk: `TENANT#${entry.tenantId}`, ...entry });
  }

  /** Part of the transaction that creates a tenant; fails it when the slug is taken. */
  claimSlug(slug: string, tenantId: string): TransactItem {
    return this.#claim({ pk: slugKey(slug), sk: 'TENANT', tenantId });
  }

  #claim(Item: Record<string, unknown>): TransactItem {
    return { Put: { TableName: this.#table, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
  }
}

const emailKey = (email: string): string => `LOGIN#email#${normalizeEmail(email)}`;
const slugKey = (slug: string): string => `LOGIN#slug#${slug}`;
