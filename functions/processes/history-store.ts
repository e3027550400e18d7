import type { Database } from 'arangojs';
import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import type { Position } from '#adapters/graph/list-processes.ts';
import {
  type BranchWrite,
  insertBranch,
  listBranches,
  readBranch,
  removeBranch,
  replaceBranch,
} from '#adapters/graph/revisions/branches.ts';
import { listRevisions, readLineage, readRevision } from '#adapters/graph/revisions/read-revisions.ts';
import type { ProcessStore } from './process-store.ts';
import { telling } from './tell.ts';

/** Histories and branches of one tenant's processes. Drafts add to their history in the transaction that saves them (`ProcessStore`). */
export class HistoryStore {
  readonly #db: Database;
  readonly #tenantId: string;
  readonly #bus: string;

  constructor(db: Database, tenantId: string, bus: string) {
    this.#db = db;
    this.#tenantId = tenantId;
    this.#bus = bus;
  }

  list = (processId: string, branchId: string | null, limit: number, after?: Position) =>
    listRevisions(this.#db, this.#tenantId, processId, branchId, limit, after);
  revision = (processId: string, id: string) => readRevision(this.#db, this.#tenantId, processId, id);
  lineage = (processId: string) => readLineage(this.#db, this.#tenantId, processId);

  branch = (processId: string, id: string) => readBranch(this.#db, this.#tenantId, processId, id);
  branches = (processId: string, limit: number, after?: Position) =>
    listBranches(this.#db, this.#tenantId, processId, limit, after);
  insertBranch = (write: BranchWrite, events: PublishableEvent[]) =>
    telling(this.#db, this.#bus, events, () => insertBranch(this.#db, write, events));

  /** @returns why nothing was saved, or nothing */
  replaceBranch = async (
    rev: string,
    write: BranchWrite,
    events: PublishableEvent[],
  ): Promise<'outdated' | 'name-taken' | undefined> => {
    let failure: 'outdated' | 'name-taken' | undefined;
    await telling(this.#db, this.#bus, events, async () => {
      const result = await replaceBranch(this.#db, rev, write, events);
      failure = result === 'saved' ? undefined : result;
      return failure === undefined;
    });
    return failure;
  };

  removeBranch = (processId: string, id: string, events: PublishableEvent[]) =>
    telling(this.#db, this.#bus, events, () => removeBranch(this.#db, this.#tenantId, processId, id, events));
}

/** What use cases about histories work with. */
export interface Histories {
  store: ProcessStore;
  history: HistoryStore;
}
