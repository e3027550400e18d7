import { absent, type TenantTable, type Write } from '#adapters/dynamodb/tenant-table.ts';
import type { MigrationProblem } from '#contracts/executions/index.ts';
import type { MoveWish } from './plan-move.ts';

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
  /** Of a migration: why the execution went on in its own version after all. */
  kept?: MigrationProblem[];
}

/** What a move was decided on, so that it can be planned again for where the run stood when it had stopped. */
export type Asked = {
  /** Events that its history had. */
  seen: number;
} & (
  | { move: MoveWish /** The node of the token that is moved. */; moved: string | undefined }
  | { migration: { target: string; mapping: Readonly<Record<string, string>> } }
);

/** A leg as it was kept while a run went on at one node only. */
type StoredLeg = Omit<Leg, 'toNodeIds'> & { toNodeIds?: string[]; toNodeId?: string };

const legOf = ({ toNodeId, toNodeIds, ...leg }: StoredLeg): Leg => ({
  ...leg,
  toNodeIds: toNodeIds ?? (toNodeId === undefined ? [] : [toNodeId]),
});

const legKey = (id: string, number: number) => ({
  partition: `EXECUTION#${id}`,
  sort: `LEG#${String(number).padStart(4, '0')}`,
});
/** Beside its leg until that is closed: together they may be larger than an item. */
const askedKey = (id: string, number: number) => ({
  partition: `EXECUTION#${id}`,
  sort: `ASKED#${String(number).padStart(4, '0')}`,
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
  begin(id: string, leg: Leg, asked: Asked): Write[] {
    return [
      { put: legKey(id, leg.number), item: { ...leg }, condition: absent },
      { put: askedKey(id, leg.number), item: { asked: JSON.stringify(asked) } },
      { put: movingKey(id), item: { id, since: leg.decidedAt }, condition: absent },
    ];
  }

  async get(id: string, number: number): Promise<Leg | undefined> {
    const stored = await this.#table.get<StoredLeg>(legKey(id, number));
    return stored && legOf(stored);
  }

  async all(id: string): Promise<Leg[]> {
    const found = await this.#table.queryAll<StoredLeg>({ partition: `EXECUTION#${id}`, sortBeginsWith: 'LEG#' });
    return found.map(legOf);
  }

  async asked(id: string, number: number): Promise<Asked | undefined> {
    const stored = await this.#table.get<{ asked: string }>(askedKey(id, number));
    return stored && (JSON.parse(stored.asked) as Asked);
  }

  /** Parts of the change that stores what a leg did, and where its run stood when it had stopped; refused the second time. */
  close(id: string, number: number, set: Partial<Leg> & { closedAt: string }): Write[] {
    const condition = { expression: 'attribute_exists(runArn) AND attribute_not_exists(closedAt)' };
    return [{ update: legKey(id, number), set, condition }, { delete: askedKey(id, number) }];
  }

  /** Parts of the change that takes a move back: its run was not left, but has ended. */
  revert(id: string, number: number): Write[] {
    return [{ delete: legKey(id, number) }, { delete: askedKey(id, number) }];
  }

  /** The run after the last leg has been started. */
  done(id: string): Promise<void> {
    return this.#table.write([{ delete: movingKey(id) }]);
  }

  /** Whether an execution is between two runs. */
  async isMoving(id: string): Promise<boolean> {
    return (await this.#table.get(movingKey(id))) !== undefined;
  }

  /** Executions that have been between two runs since before a time. */
  async moving(before: string): Promise<string[]> {
    const items = await this.#table.queryAll<{ id: string; since: string }>({ partition: 'MOVING' });
    return items.filter(({ since }) => since < before).map(({ id }) => id);
  }
}
