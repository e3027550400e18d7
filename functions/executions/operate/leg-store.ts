import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import { absent, ConditionFailed, type TenantTable, type Write } from '#adapters/dynamodb/tenant-table.ts';

/** A run that an execution has left, and where it went on. */
export interface Leg {
  /** From 0: the run from the start. */
  number: number;
  runArn: string;
  /** What it ran, and of which version. */
  runs: string;
  version: string;
  fromNodeIds: string[];
  toNodeIds: string[];
  /** What the next run begins with (`ExecutionPayload`), as JSON. */
  payload: string;
  by: string;
  reason?: string;
  decidedAt: string;
  /** Its run has been stopped and what it did is stored. */
  closedAt?: string;
}

const legKey = (id: string, number: number) => ({
  partition: `EXECUTION#${id}`,
  sort: `LEG#${String(number).padStart(4, '0')}`,
});
/** Executions between two runs, in a partition of their own: what recovery finishes. */
const movingKey = (id: string) => ({ partition: 'MOVING', sort: id });

/** Name under which the result of a leg is stored, beside the results of whole executions. */
export const legResultOf = (id: string, number: number): string => `${id}#LEG#${number}`;

/** The runs that executions of one tenant have left. */
export class LegStore {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  /** Parts of the change of the record that decides a move: of two at once, one is refused. */
  begin(id: string, leg: Leg): Write[] {
    return [
      { put: legKey(id, leg.number), item: { ...leg }, condition: absent },
      { put: movingKey(id), item: { id, since: leg.decidedAt }, condition: absent },
    ];
  }

  get(id: string, number: number): Promise<Leg | undefined> {
    return this.#table.get<Leg>(legKey(id, number));
  }

  all(id: string): Promise<Leg[]> {
    return this.#table.queryAll<Leg>({ partition: `EXECUTION#${id}`, sortBeginsWith: 'LEG#' });
  }

  /** Stores what a leg did, and says so, once. */
  async close(id: string, leg: Leg, closedAt: string, also: Write[], events: PublishableEvent[]): Promise<void> {
    const open = { expression: 'attribute_not_exists(closedAt)' };
    try {
      await this.#table.write(
        [{ update: legKey(id, leg.number), set: { closedAt }, condition: open }, ...also],
        events,
      );
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  }

  /** The run after the last leg has been started. */
  done(id: string): Promise<void> {
    return this.#table.write([{ delete: movingKey(id) }]);
  }

  /** Executions that have been between two runs since before a time. */
  async moving(before: string): Promise<string[]> {
    const items = await this.#table.queryAll<{ id: string; since: string }>({ partition: 'MOVING' });
    return items.filter(({ since }) => since < before).map(({ id }) => id);
  }
}
