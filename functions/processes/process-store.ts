import type { Database } from 'arangojs';
import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import type { BpmnOriginal } from '#adapters/graph/bpmn/bpmn-document.ts';
import { findByBpmnIds, readBpmn } from '#adapters/graph/bpmn/read-bpmn.ts';
import { changeStatus } from '#adapters/graph/change-status.ts';
import { type ProcessDocument, type ProcessGraph, type Stamp, versionKey } from '#adapters/graph/documents.ts';
import { listProcesses, listVersions, type Position, type ProcessFilter } from '#adapters/graph/list-processes.ts';
import { type Artifacts, readArtifacts, readProcess } from '#adapters/graph/read-process.ts';
import type { NewRevision } from '#adapters/graph/revisions/revision-document.ts';
import type { Saver } from '#adapters/graph/revisions/write-revision.ts';
import { insertDraft, insertVersion, replaceDraft, type VersionToInsert } from '#adapters/graph/save-definition.ts';
import { insertTriggerLink, listTriggerLinks, removeTriggerLink } from '#adapters/graph/trigger-links.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { TriggerLink } from '#contracts/processes/index.ts';
import { telling } from './tell.ts';

type Head = Omit<ProcessDocument, '_rev'>;

/** Processes of one tenant in the graph. Every write carries its events; they go to the bus right after the commit, or with the sweep. */
export class ProcessStore {
  readonly #db: Database;
  readonly #tenantId: string;
  readonly #bus: string;

  constructor(db: Database, tenantId: string, bus: string) {
    this.#db = db;
    this.#tenantId = tenantId;
    this.#bus = bus;
  }

  draft = (id: string): Promise<ProcessGraph | undefined> => readProcess(this.#db, this.#tenantId, id);
  version = (id: string, version: string): Promise<ProcessGraph | undefined> =>
    readProcess(this.#db, this.#tenantId, versionKey(id, version));
  artifacts = (id: string, version: string): Promise<Artifacts | undefined> =>
    readArtifacts(this.#db, this.#tenantId, versionKey(id, version));
  /** The BPMN document of a draft (its id) or version. */
  bpmn = (key: string): Promise<BpmnOriginal | undefined> => readBpmn(this.#db, this.#tenantId, key);
  processesByBpmnIds = (ids: readonly string[]) => findByBpmnIds(this.#db, this.#tenantId, ids);
  list = (filter: ProcessFilter, limit: number, after?: Position) =>
    listProcesses(this.#db, this.#tenantId, filter, limit, after);
  versions = (id: string, limit: number, after?: Position) => listVersions(this.#db, this.#tenantId, id, limit, after);
  triggerLinks = (id: string): Promise<TriggerLink[]> => listTriggerLinks(this.#db, this.#tenantId, id);

  create = (
    head: Head,
    definition: ProcessDefinition,
    stamp: Stamp,
    revision: NewRevision,
    events: PublishableEvent[],
    bpmn?: BpmnOriginal,
  ) => this.#telling(events, () => insertDraft(this.#db, head, definition, stamp, events, revision, bpmn));

  /** Saves a draft that is still at `rev`. @returns nothing when it is not */
  save = (
    draft: { head: Head; rev: string; revision: NewRevision; bpmn?: BpmnOriginal | undefined },
    definition: ProcessDefinition,
    stamp: Saver,
    events: PublishableEvent[],
  ) => this.#telling(events, () => replaceDraft(this.#db, draft, definition, stamp, events));

  publish = (version: VersionToInsert, events: PublishableEvent[]) =>
    this.#telling(events, () => insertVersion(this.#db, version, events));

  change = (key: string, change: Parameters<typeof changeStatus>[2], events: PublishableEvent[]) =>
    this.#telling(events, () => changeStatus(this.#db, key, change, events));

  link = (link: TriggerLink, stamp: Stamp, events: PublishableEvent[]) =>
    this.#telling(events, () => insertTriggerLink(this.#db, link, stamp, events));
  unlink = (id: string, events: PublishableEvent[]) =>
    this.#telling(events, () => removeTriggerLink(this.#db, id, events));

  #telling<T>(events: PublishableEvent[], write: () => Promise<T>): Promise<T> {
    return telling(this.#db, this.#bus, events, write);
  }
}

export type ProcessStoreOf = (tenantId: string) => Promise<ProcessStore>;
