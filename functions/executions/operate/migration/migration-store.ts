import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import { ConditionFailed, type TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import type { Migration } from '#contracts/executions/index.ts';

/** A migration as it is kept: how far it is, beside what is shown of it. */
export interface MigrationRecord extends Migration {
  /** Counts the parts; an event of an earlier part is nothing new. */
  part: number;
  /** Where the next part goes on among the running executions. */
  position: string | null;
  /** The execution at hand: whether it was migrated shows in its record. */
  pending?: string | null;
}

const key = (id: string) => ({ partition: `MIGRATION#${id}`, sort: 'RECORD' });

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

  /** Goes on from where it was read. `false`: another delivery has gone on meanwhile; nothing is written. */
  async advance(
    before: MigrationRecord,
    set: Partial<MigrationRecord>,
    events: PublishableEvent[] = [],
  ): Promise<boolean> {
    const condition = {
      expression: 'part = :part AND updatedAt = :seen',
      values: { ':part': before.part, ':seen': before.updatedAt },
    };
    try {
      await this.#table.write([{ update: key(before.id), set, condition }], events);
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  }
}
