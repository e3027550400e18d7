import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ConditionFailed, type TenantTable, type Write } from '#adapters/dynamodb/tenant-table.ts';
import type { Json } from '#contracts/core/json.ts';
import { type Marking, type RunnableVersion, RunnableVersionSchema } from '#contracts/processes/index.ts';
import { ACTIVE_LEASE_MS } from './active-versions.ts';
import { startWrites } from './starts/start-store.ts';

/** Which version of a process new runs take; `version` is null once the process is archived. */
export interface ActiveVersion {
  version: string | null;
}

/** Name of a version that is entered in the middle: no version's number has an `@`. */
export function entryOf(version: string, marking: Marking): string {
  if ('at' in marking && !marking.inside && !marking.elements) return `${version}@${marking.at}`;
  return `${version}@*${createHash('sha256')
    .update(JSON.stringify(canonical(marking)))
    .digest('hex')
    .slice(0, 32)}`;
}

/** The marking with its fields in one order, as it may come from storage in another. */
function canonical(marking: Marking): Json {
  if ('tokens' in marking) {
    const tokens = marking.tokens.map(canonical);
    return marking.fields ? { tokens, fields: marking.fields.toSorted() } : tokens;
  }
  if ('waits' in marking) return { waits: marking.waits };
  if ('ended' in marking) return {};
  if (marking.elements) return { at: marking.at, elements: true };
  return marking.inside ? { at: marking.at, inside: canonical(marking.inside) } : marking.at;
}

const LARGEST_ITEM = 380_000;

const partitionOf = (processId: string) => `PROCESS#${processId}`;
const versionKey = (processId: string, version: string) => ({
  partition: partitionOf(processId),
  sort: `VERSION#${version}`,
});
const activeKey = (processId: string) => ({ partition: partitionOf(processId), sort: 'ACTIVE' });
const triggerKey = (entityType: string, entityId: string) => ({
  partition: `TRIGGER#${entityType}#${entityId}`,
  sort: 'LINK',
});

/** The executions context's own projection of what can be started in a tenant. `processes` writes it through commands. */
export class RunnableStore {
  readonly #table: TenantTable;
  readonly #untilSeen: () => Promise<unknown>;

  /** `untilSeen`: waits until nobody acts any more on what was active before. */
  constructor(table: TenantTable, untilSeen: () => Promise<unknown> = () => setTimeout(ACTIVE_LEASE_MS)) {
    this.#table = table;
    this.#untilSeen = untilSeen;
  }

  async register(runnable: RunnableVersion, active: boolean): Promise<void> {
    const { processId, version } = runnable;
    const writes: Write[] = [this.#versionWrite(version, runnable)];
    if (active) writes.push({ put: activeKey(processId), item: { version } }, ...startWrites(runnable, new Date()));
    await this.#table.write(writes);
    if (active) await this.#untilSeen();
  }

  /** A version entered in the middle. It is found under `entryOf(version, marking)`. */
  async registerEntry(runnable: RunnableVersion, marking: Marking): Promise<void> {
    await this.#table.write([this.#versionWrite(entryOf(runnable.version, marking), runnable)]);
  }

  #versionWrite(key: string, runnable: RunnableVersion): Write {
    // A large process's source map is repetitive text: compressed it stays well under DynamoDB's item limit.
    const packed = gzipSync(JSON.stringify(runnable));
    if (packed.length > LARGEST_ITEM) {
      throw new Error(`The runnable version ${runnable.processId} ${runnable.version} is too large to register.`);
    }
    const { processId, version } = runnable;
    return { put: versionKey(processId, key), item: { processId, version, packed } };
  }

  async getVersion(processId: string, version: string): Promise<RunnableVersion | undefined> {
    const item = await this.#table.get<{ packed: Uint8Array }>(versionKey(processId, version));
    return item && RunnableVersionSchema.parse(JSON.parse(gunzipSync(item.packed).toString('utf8')));
  }

  async hasVersion(processId: string, version: string): Promise<boolean> {
    return (await this.#table.get(versionKey(processId, version))) !== undefined;
  }

  async isRegistered(processId: string): Promise<boolean> {
    const page = await this.#table.query({
      partition: partitionOf(processId),
      sortBeginsWith: 'VERSION#',
      limit: 1,
    });
    return page.items.length > 0;
  }

  async setActive(processId: string, version: string | null): Promise<void> {
    const starts = await this.#startsOf(processId, version);
    await this.#table.write([{ put: activeKey(processId), item: { version } }, ...starts]);
    await this.#untilSeen();
  }

  async #startsOf(processId: string, version: string | null): Promise<Write[]> {
    const runnable = version === null ? undefined : await this.getVersion(processId, version);
    return runnable ? startWrites(runnable, new Date()) : [];
  }

  /** Replaces what was seen as active. `false`: it has changed since; nothing is written. */
  async replaceActive(processId: string, seen: ActiveVersion | undefined, version: string | null): Promise<boolean> {
    const condition = seen
      ? { expression: 'version = :seen', values: { ':seen': seen.version } }
      : { expression: 'attribute_not_exists(pk)' };
    const starts = await this.#startsOf(processId, version);
    try {
      await this.#table.write([{ put: activeKey(processId), item: { version }, condition }, ...starts]);
      await this.#untilSeen();
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  }

  getActive(processId: string): Promise<ActiveVersion | undefined> {
    return this.#table.get(activeKey(processId));
  }

  setTriggerLink(entityType: string, entityId: string, processId: string | null): Promise<void> {
    const key = triggerKey(entityType, entityId);
    return this.#table.write([processId === null ? { delete: key } : { put: key, item: { processId } }]);
  }

  async getTriggerLink(entityType: string, entityId: string): Promise<string | undefined> {
    return (await this.#table.get<{ processId: string }>(triggerKey(entityType, entityId)))?.processId;
  }
}
