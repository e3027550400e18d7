import type { Database } from 'arangojs';
import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import type { Stamp } from '#adapters/graph/documents.ts';
import {
  insertTemplate,
  listTemplates,
  readTemplate,
  removeTemplate,
  type TemplateFilter,
} from '#adapters/graph/templates.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { ProcessTemplate } from '#contracts/processes/index.ts';
import { telling } from '../tell.ts';

/** Templates of one tenant. */
export class TemplateStore {
  readonly #db: Database;
  readonly #tenantId: string;
  readonly #bus: string;

  constructor(db: Database, tenantId: string, bus: string) {
    this.#db = db;
    this.#tenantId = tenantId;
    this.#bus = bus;
  }

  list = (filter: TemplateFilter, limit: number, after?: string) =>
    listTemplates(this.#db, this.#tenantId, filter, limit, after);
  get = (id: string) => readTemplate(this.#db, this.#tenantId, id);
  insert = (template: ProcessTemplate, definition: ProcessDefinition, stamp: Stamp, events: PublishableEvent[]) =>
    telling(this.#db, this.#bus, events, () => insertTemplate(this.#db, template, definition, stamp, events));
  remove = (id: string, events: PublishableEvent[]) =>
    telling(this.#db, this.#bus, events, () => removeTemplate(this.#db, this.#tenantId, id, events));
}
