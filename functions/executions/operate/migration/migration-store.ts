import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import { ConditionFailed, type TenantTable, type Write } from '#adapters/dynamodb/tenant-table.ts';
import type { Migration } from '#contracts/executions/index.ts';

/** A migration as it is kept: how far it is, beside what is shown of it. */
export interface MigrationRecord extends Omit<Migration, 'waiting'> {
  /** Counts the parts; an event of an earlier part is nothing new. */
  part: number;
  /** Where the next part goes on among the running executions. */
  position: string | null;
  /** The execution at hand: whether it was migrated shows in its record. */
  pending?: string | null;
  /** From 0: how often all that is left has been looked at. */
  pass?: number;
  /** Behind the first pass: the executions that it has still to look at. */
  todo?: string[];
  /** Those that are put off until the next one. */
  again?: string[];
}

/** As it is shown. */
export const shown = ({ todo = [], again = [], ...migration }: MigrationRecord): Migration => ({
  ...migration,
  waiting: todo.length + again.length,
});

const key = (id: string) => ({ partition: `MIGRATION#${id}`, sort: 'RECORD' });
/** Migrations whose next pass the sweep sets off. */
const waitingKey = (id: string) => ({ partition: 'MIGRATING', sort: id });

/** The migrations of one tenant. */
export class MigrationStore {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  create(record: MigrationRecord, events: PublishableEvent[]): Promise<void> {
    return this.#table.write([{ put: key(record.id), item: { ...record } }], events);
  }

  get(id: string): Promise<MigrationRecord | undefined> {
    return this.#table.get<MigrationRecord>(key(id));
  }

  /** Part of the end of a pass: another one is to follow. */
  wait(id: string): Write {
    return { put: waitingKey(id), item: { id } };
  }

  waitNoLonger(id: string): Write {
    return { delete: waitingKey(id) };
  }

  /** Migrations that wait for their next pass. */
  async waiting(): Promise<string[]> {
    return (await this.#table.queryAll<{ id: string }>({ partition: 'MIGRATING' })).map(({ id }) => id);
  }

  /** Goes on from where it was read. `false`: another delivery has gone on meanwhile; nothing is written. */
  async advance(
    before: MigrationRecord,
    set: Partial<MigrationRecord>,
    events: PublishableEvent[] = [],
    also: Write[] = [],
  ): Promise<boolean> {
    const condition = {
      expression: 'part = :part AND updatedAt = :seen',
      values: { ':part': before.part, ':seen': before.updatedAt },
    };
    try {
      await this.#table.write([{ update: key(before.id), set, condition }, ...also], events);
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  }
}
