import { absent, ConditionFailed, type TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import type { Page, PageQuery } from '#contracts/core/page.ts';
import type { AuditEntry } from '#contracts/events.ts';

/** Entries of one month share a partition, so that no partition grows without end. */
const monthOf = (time: string): string => time.slice(0, 7);
const key = (id: string) => ({ partition: 'EVENT', sort: id });
const sortOf = (entry: Pick<AuditEntry, 'time' | 'id'>): string => `${entry.time}#${entry.id}`;

export interface AuditFilter extends PageQuery {
  correlationId?: string | undefined;
  type?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * The audit log of one tenant (seed: `event_audit_log`): append only, an event is recorded once however often it is delivered.
 * Keys: EVENT/<id>; gsi1 CORRELATION#<id>/<time>#<id>; gsi2 MONTH#<yyyy-mm>/<time>#<id>.
 */
export class AuditStore {
  readonly #table: TenantTable;
  readonly #now: () => Date;

  constructor(table: TenantTable, now: () => Date = () => new Date()) {
    this.#table = table;
    this.#now = now;
  }

  async record(entry: AuditEntry): Promise<void> {
    try {
      await this.recordAll([entry]);
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  }

  /**
   * Records up to 100 entries in one transaction.
   * @throws ConditionFailed when any of them is there already: none is written then
   */
  recordAll(entries: readonly AuditEntry[]): Promise<void> {
    return this.#table.write(
      entries.map((entry) => {
        const sort = sortOf(entry);
        const index = {
          gsi1: { partition: `CORRELATION#${entry.correlationId}`, sort },
          gsi2: { partition: `MONTH#${monthOf(entry.time)}`, sort },
        };
        return { put: key(entry.id), item: { ...entry }, index, condition: absent };
      }),
    );
  }

  get = (id: string) => this.#table.get<AuditEntry>(key(id));

  /** Of one correlation, oldest first; else one month a page at a time, newest first. */
  list({ correlationId, type, from, to, limit, cursor }: AuditFilter): Promise<Page<AuditEntry>> {
    const filter = type
      ? { expression: '#type = :type', names: { '#type': 'type' }, values: { ':type': type } }
      : undefined;
    const range: [string, string] = [from ?? '0', `${to ?? '9'}#~`];
    if (correlationId) {
      return this.#table.query({
        partition: `CORRELATION#${correlationId}`,
        index: 'gsi1',
        sortBetween: range,
        limit,
        cursor,
        ...(filter ? { filter } : {}),
      });
    }
    return this.#byMonth({ range, limit, cursor, earliest: from, latest: to, ...(filter ? { filter } : {}) });
  }

  /** Walks from the latest month back until the page is full; the cursor carries the month in front. */
  async #byMonth(ask: {
    range: [string, string];
    limit: number;
    cursor: string | undefined;
    earliest: string | undefined;
    latest: string | undefined;
    filter?: { expression: string; names: Record<string, string>; values: Record<string, unknown> };
  }): Promise<Page<AuditEntry>> {
    const [startMonth, inner] = ask.cursor?.split('.') ?? [];
    const oldest = monthOf(ask.earliest ?? monthsBefore(this.#now(), MONTHS_SEARCHED));
    let month = startMonth ?? monthOf(ask.latest ?? this.#now().toISOString());
    let cursor = inner || undefined;
    const items: AuditEntry[] = [];
    while (month >= oldest) {
      const page = await this.#table.query<AuditEntry>({
        partition: `MONTH#${month}`,
        index: 'gsi2',
        sortBetween: ask.range,
        descending: true,
        limit: ask.limit - items.length,
        cursor,
        ...(ask.filter ? { filter: ask.filter } : {}),
      });
      items.push(...page.items);
      if (page.nextCursor) return { items, nextCursor: `${month}.${page.nextCursor}` };
      month = monthOf(monthsBefore(new Date(`${month}-01T00:00:00.000Z`), 1));
      cursor = undefined;
      if (items.length >= ask.limit) return month >= oldest ? { items, nextCursor: `${month}.` } : { items };
    }
    return { items };
  }
}

/** Without `from`, a listing goes back so far. */
const MONTHS_SEARCHED = 12;

const monthsBefore = (date: Date, months: number): string =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1)).toISOString();
