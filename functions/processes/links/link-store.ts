import type { Database } from 'arangojs';
import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import type { Stamp } from '#adapters/graph/documents.ts';
import { readCallGraph } from '#adapters/graph/links/call-graph.ts';
import { MOST_ROWS } from '#adapters/graph/links/copy.ts';
import { type DeclaredLink, declaredLinks, insertLink, removeLink } from '#adapters/graph/links/declared-links.ts';
import { findCalls } from '#adapters/graph/links/find-calls.ts';
import { findOrphans } from '#adapters/graph/links/find-orphans.ts';
import { referencesByName, referencesOfProcesses } from '#adapters/graph/links/find-references.ts';
import { findSharedData, MOST_PER_FIELD } from '#adapters/graph/links/find-shared-data.ts';
import { readHeads } from '#adapters/graph/links/read-heads.ts';
import { findUses, type Subject, type UsePosition } from '#adapters/graph/links/where-used.ts';
import type { Position } from '#adapters/graph/list-processes.ts';
import type { ReferenceKind } from '#adapters/graph/node-references.ts';
import { telling } from '../tell.ts';

export type Direction = 'in' | 'out';

/** How the processes of one tenant are tied together. */
export class LinkStore {
  readonly #db: Database;
  readonly #tenantId: string;
  readonly #bus: string;
  #cut = false;

  constructor(db: Database, tenantId: string, bus: string) {
    this.#db = db;
    this.#tenantId = tenantId;
    this.#bus = bus;
  }

  /** An answer was as long as answers get: there may be more. */
  get isCut(): boolean {
    return this.#cut;
  }

  async #bounded<T>(answer: Promise<T[]>): Promise<T[]> {
    const rows = await answer;
    this.#cut ||= rows.length >= MOST_ROWS;
    return rows;
  }

  heads = (ids: readonly string[]) => readHeads(this.#db, this.#tenantId, ids);
  calls = (ids: readonly string[], direction: Direction) =>
    this.#bounded(findCalls(this.#db, this.#tenantId, ids, direction));
  references = (ids: readonly string[], kinds: readonly ReferenceKind[]) =>
    this.#bounded(referencesOfProcesses(this.#db, this.#tenantId, ids, kinds));
  named = (kind: ReferenceKind, names: readonly string[]) =>
    this.#bounded(referencesByName(this.#db, this.#tenantId, kind, names));
  sharedData = async (ids: readonly string[], field?: string) => {
    const found = await findSharedData(this.#db, this.#tenantId, ids, field);
    const perField = Map.groupBy(found, ({ from, name }) => `${from} ${name}`);
    this.#cut ||= [...perField.values()].some((rows) => rows.length >= MOST_PER_FIELD);
    return found;
  };
  declared = (ids: readonly string[], direction: Direction) =>
    this.#bounded(declaredLinks(this.#db, this.#tenantId, ids, direction));
  uses = (subject: Subject, limit: number, after?: UsePosition) =>
    findUses(this.#db, this.#tenantId, subject, limit, after);
  callGraph = () => readCallGraph(this.#db, this.#tenantId);
  orphans = (topLevelToo: boolean, limit: number, after?: Position) =>
    findOrphans(this.#db, this.#tenantId, topLevelToo, limit, after);

  declare = (link: DeclaredLink, stamp: Stamp, events: PublishableEvent[]) =>
    telling(this.#db, this.#bus, events, () => insertLink(this.#db, link, stamp, events));
  remove = (id: string, events: PublishableEvent[]) =>
    telling(this.#db, this.#bus, events, () => removeLink(this.#db, this.#tenantId, id, events));
}
