import { createHash } from 'node:crypto';
import { type Condition, ConditionFailed, type TenantTable, type Write } from '#adapters/dynamodb/tenant-table.ts';
import type { Json, JsonObject } from '#contracts/core/json.ts';

/** Where messages and those who wait for them meet: kind and name of the event, and the value of the correlation key. */
export interface Address {
  event: string;
  name: string;
  correlationKey?: Json | undefined;
}

/** An expression that gives nothing gives no correlation key. */
export const addressOf = (given: {
  event: string;
  name: string;
  correlationKey?: Json | null | undefined;
}): Address => ({
  event: given.event,
  name: given.name,
  ...(given.correlationKey == null ? {} : { correlationKey: given.correlationKey }),
});

/** A step that waits for a message. `key` is its activity's. */
export interface Waiter {
  key: string;
  nodeId: string;
  taskToken: string;
  since: string;
}

/** A message that came before anybody waited for it. `key` is its publisher's. */
export interface KeptMessage {
  key: string;
  payload: JsonObject;
  publishedAt: string;
  keptUntil: string;
  takenBy?: string;
}

const WAITS_AT_MOST_SECONDS = 400 * 24 * 3600;

const partitionOf = ({ event, name, correlationKey = null }: Address): string => {
  const key = createHash('sha256').update(JSON.stringify(correlationKey)).digest('base64url');
  return `MESSAGE#${event}#${name}#${key}`;
};

const epochSeconds = (time: string): number => Math.floor(Date.parse(time) / 1000);
const unlessTakenByAnother = (field: string, by: string): Condition => ({
  expression: 'attribute_exists(pk) AND (attribute_not_exists(#by) OR #by = :by)',
  names: { '#by': field },
  values: { ':by': by },
});

/** One address of one tenant. `version` counts what was parked there; parking needs the version that was seen. */
export class MessageStore {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  async version(address: Address): Promise<number> {
    const head = await this.#table.get<{ version: number }>({ partition: partitionOf(address), sort: 'HEAD' });
    return head?.version ?? 0;
  }

  /** Oldest first. */
  waiters(address: Address): Promise<Waiter[]> {
    return this.#table.queryAll({ partition: partitionOf(address), sortBeginsWith: 'WAIT#' });
  }

  /** Oldest first, without those whose time is over. */
  async kept(address: Address, now: string): Promise<KeptMessage[]> {
    const all = await this.#table.queryAll<KeptMessage>({ partition: partitionOf(address), sortBeginsWith: 'KEPT#' });
    return all.filter((message) => message.keptUntil > now);
  }

  /** Parks a waiter. `false`: something was parked here since `version` was read; look again. */
  parkWaiter(address: Address, waiter: Waiter, version: number): Promise<boolean> {
    const expiresAt = epochSeconds(waiter.since) + WAITS_AT_MOST_SECONDS;
    return this.#park(address, version, { put: waitKey(address, waiter), item: { ...waiter }, expiresAt });
  }

  /** Keeps a message. `false`: something was parked here since `version` was read; look again. */
  keep(address: Address, message: KeptMessage, version: number): Promise<boolean> {
    const expiresAt = epochSeconds(message.keptUntil);
    const kept: Write = { put: keptKey(address, message), item: { ...message }, expiresAt };
    return this.#park(address, version, kept, sent(address, message.key, message.keptUntil));
  }

  /** Takes a waiter for a publisher, so that no other message goes to it. `false`: another was quicker. */
  claim(address: Address, waiter: Waiter, publisher: string): Promise<boolean> {
    const condition = unlessTakenByAnother('claimedBy', publisher);
    return this.#attempt({ update: waitKey(address, waiter), set: { claimedBy: publisher }, condition });
  }

  /** Takes a kept message for a waiter. `false`: another was quicker. */
  take(address: Address, message: KeptMessage, waiter: string): Promise<boolean> {
    const condition = unlessTakenByAnother('takenBy', waiter);
    return this.#attempt({ update: keptKey(address, message), set: { takenBy: waiter }, condition });
  }

  /** Whether a publisher's message has been kept or delivered before: a retried call must not send it twice. */
  async isSent(address: Address, publisher: string): Promise<boolean> {
    return (await this.#table.get(sentKey(address, publisher))) !== undefined;
  }

  /** The waiter has its message. */
  delivered(address: Address, waiter: Waiter, publisher: string, keptUntil: string): Promise<void> {
    return this.#table.write([{ delete: waitKey(address, waiter) }, sent(address, publisher, keptUntil)]);
  }

  /** It has started what begins with it. */
  consumed(address: Address, publisher: string, keptUntil: string): Promise<void> {
    return this.#table.write([sent(address, publisher, keptUntil)]);
  }

  dropWaiter(address: Address, waiter: Waiter): Promise<void> {
    return this.#table.write([{ delete: waitKey(address, waiter) }]);
  }

  dropMessage(address: Address, message: KeptMessage): Promise<void> {
    return this.#table.write([{ delete: keptKey(address, message) }]);
  }

  #park(address: Address, version: number, ...writes: Write[]): Promise<boolean> {
    const condition =
      version === 0
        ? { expression: 'attribute_not_exists(pk)' }
        : { expression: 'version = :seen', values: { ':seen': version } };
    const head = { partition: partitionOf(address), sort: 'HEAD' };
    // Nobody comes to most addresses again: those of one visit of an activity, or of one order.
    const expiresAt = Math.floor(Date.now() / 1000) + WAITS_AT_MOST_SECONDS;
    return this.#attempt({ update: head, set: { version: version + 1, expiresAt }, condition }, ...writes);
  }

  async #attempt(...writes: Write[]): Promise<boolean> {
    try {
      await this.#table.write(writes);
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  }
}

const waitKey = (address: Address, { since, key }: Waiter) => ({
  partition: partitionOf(address),
  sort: `WAIT#${since}#${key}`,
});
const keptKey = (address: Address, { publishedAt, key }: KeptMessage) => ({
  partition: partitionOf(address),
  sort: `KEPT#${publishedAt}#${key}`,
});
const sentKey = (address: Address, publisher: string) => ({
  partition: partitionOf(address),
  sort: `SENT#${publisher}`,
});
const sent = (address: Address, publisher: string, keptUntil: string): Write => ({
  put: sentKey(address, publisher),
  item: { publisher },
  expiresAt: epochSeconds(keptUntil),
});
