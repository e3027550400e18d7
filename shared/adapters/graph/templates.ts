import { aql, type Database } from 'arangojs';
import { join } from 'arangojs/aql';
import { z } from 'zod';
import { type ProcessDefinition, ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';
import { type ProcessTemplate, ProcessTemplateSchema } from '#contracts/processes/templates.ts';
import type { PublishableEvent } from '../dynamodb/outbox.ts';
import { fromNull, type Stamp } from './documents.ts';
import { likePattern } from './like-pattern.ts';
import { CONFLICT, inTransaction, isArangoError, UNIQUE_VIOLATED } from './transaction.ts';

const StoredSchema = ProcessTemplateSchema.omit({ id: true })
  .extend({
    _key: z.string(),
    description: fromNull(z.string()),
    category: fromNull(z.string()),
    sourceVersion: fromNull(z.string()),
  })
  .transform(({ _key, ...template }) => ProcessTemplateSchema.parse({ id: _key, ...template }));

export interface TemplateFilter {
  q?: string | undefined;
  category?: string | undefined;
}

/** Keeps a template. @returns false when the tenant has one of this name */
export async function insertTemplate(
  db: Database,
  { id, ...template }: ProcessTemplate,
  definition: ProcessDefinition,
  stamp: Stamp,
  events: readonly PublishableEvent[],
): Promise<boolean> {
  try {
    await inTransaction(db, ['templates'], events, async (step) => {
      await step(() => db.collection('templates').save({ ...template, ...stamp, _key: id, definition }));
    });
    return true;
  } catch (error) {
    if (isArangoError(error, UNIQUE_VIOLATED, CONFLICT)) return false;
    throw error;
  }
}

/** Templates of a tenant by name, after the name `after`; without their definitions. */
export async function listTemplates(
  db: Database,
  tenantId: string,
  { q, category }: TemplateFilter,
  limit: number,
  after?: string,
): Promise<ProcessTemplate[]> {
  const conditions = [
    ...(after === undefined ? [] : [aql`FILTER t.name > ${after}`]),
    ...(category === undefined ? [] : [aql`FILTER t.category == ${category}`]),
    ...(q
      ? [aql`FILTER LIKE(LOWER(CONCAT_SEPARATOR(" ", t.name, t.description, t.category)), ${likePattern(q)})`]
      : []),
  ];
  const cursor = await db.query(aql`
    FOR t IN templates FILTER t.tenant_id == ${tenantId} ${join(conditions)}
      SORT t.name LIMIT ${limit} RETURN UNSET(t, "definition")`);
  return StoredSchema.array().parse(await cursor.all());
}

/** A template with its definition. */
export async function readTemplate(
  db: Database,
  tenantId: string,
  id: string,
): Promise<{ template: ProcessTemplate; definition: ProcessDefinition } | undefined> {
  const cursor = await db.query(aql`FOR t IN templates FILTER t._key == ${id} AND t.tenant_id == ${tenantId} RETURN t`);
  const found: unknown = await cursor.next();
  if (found === undefined) return undefined;
  const { definition } = z.object({ definition: ProcessDefinitionSchema }).parse(found);
  return { template: StoredSchema.parse(found), definition };
}

/** @returns false when the tenant has no such template */
export const removeTemplate = (
  db: Database,
  tenantId: string,
  id: string,
  events: readonly PublishableEvent[],
): Promise<boolean> =>
  inTransaction(db, ['templates'], events, async (step) => {
    const removed = await step(async () => {
      const cursor = await db.query(
        aql`FOR t IN templates FILTER t._key == ${id} AND t.tenant_id == ${tenantId} REMOVE t IN templates RETURN 1`,
      );
      return cursor.all();
    });
    return removed.length > 0;
  });
