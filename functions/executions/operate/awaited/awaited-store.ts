import { absent, present, type TenantTable, type Write } from '#adapters/dynamodb/tenant-table.ts';
import type { MoveWish } from '../plan-move.ts';

/** A move that is made when the work of other nodes is done. */
export interface AwaitedMove {
  id: string;
  wish: MoveWish;
  by: string;
  reason?: string;
  /** How often the execution had been moved when it was asked for: once more, and it has been made. */
  moves: number;
}

const key = (id: string) => ({ partition: 'AWAITED', sort: id });

interface Stored {
  id: string;
  awaited: string;
}
const read = ({ awaited }: Stored): AwaitedMove => JSON.parse(awaited) as AwaitedMove;

/** The moves of one tenant that wait for work to be done. */
export class AwaitedStore {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  /** Part of the change of the record that holds the run; refused where another one waits. */
  begin(awaited: AwaitedMove): Write {
    return { put: key(awaited.id), item: { id: awaited.id, awaited: JSON.stringify(awaited) }, condition: absent };
  }

  /** Part of what is decided on it: refused where it has been withdrawn meanwhile. */
  stands(id: string): Write {
    return { check: key(id), condition: present };
  }

  /** Part of the change that lets the run go on without it. */
  withdraw(id: string): Write {
    return { delete: key(id) };
  }

  async get(id: string): Promise<AwaitedMove | undefined> {
    const stored = await this.#table.get<Stored>(key(id));
    return stored && read(stored);
  }

  /** Executions with a move that waits. */
  async all(): Promise<string[]> {
    return (await this.#table.queryAll<Stored>({ partition: 'AWAITED' })).map(({ id }) => id);
  }

  drop(id: string): Promise<void> {
    return this.#table.write([this.withdraw(id)]);
  }
}
