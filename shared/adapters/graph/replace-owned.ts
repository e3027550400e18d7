import { aql, type Database } from 'arangojs';
import { z } from 'zod';
import type { OwnedDocuments } from './definition-to-documents.ts';

type Step = <R>(call: () => Promise<R>) => Promise<R>;
type Document = Record<string, unknown>;

const StoredSchema = z.looseObject({ _key: z.string() });
type Stored = z.infer<typeof StoredSchema>;

/** What ArangoDB adds, and who saved when: no part of what a document says. */
const ASIDE = new Set(['_id', '_rev', '_key', 'createdAt', 'updatedAt', 'createdBy', 'organization_id']);

/** What a document says, whatever the order of its fields; absent and undefined are alike. */
const meaningOf = (document: Document): string => JSON.stringify(sorted(document, ASIDE));

function sorted(value: unknown, without?: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => sorted(one));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, field]) => field !== undefined && !without?.has(key));
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => [key, sorted(field)]),
  );
}

interface Difference {
  removed: string[];
  replaced: Document[];
  inserted: Document[];
}

/** Documents with a key are compared by it; edges have none of their own and are compared by what they say. */
export function differenceOf(stored: readonly Stored[], wanted: readonly Document[]): Difference {
  const left = new Map(stored.map((one) => [one._key, one]));
  const byMeaning = Map.groupBy(stored, meaningOf);
  const replaced: Document[] = [];
  const inserted: Document[] = [];
  for (const document of wanted) {
    const same =
      typeof document._key === 'string' ? left.get(document._key) : byMeaning.get(meaningOf(document))?.pop();
    if (same === undefined) inserted.push(document);
    else if (meaningOf(same) !== meaningOf(document)) replaced.push(document);
    if (same !== undefined) left.delete(same._key);
  }
  return { removed: [...left.keys()], replaced, inserted };
}

/**
 * Makes what a copy of a process owns what the definition says, by writing what differs: a save costs by what was changed, and a node keeps
 * the time of its last change.
 */
export async function replaceOwned(
  db: Database,
  step: Step,
  { processKey, tenantId }: { processKey: string; tenantId: string },
  owned: OwnedDocuments,
): Promise<void> {
  for (const [name, wanted] of Object.entries(owned)) {
    const collection = db.collection(name);
    const stored = await step(async () => {
      const cursor = await db.query(
        aql`FOR d IN ${collection} FILTER d.process_key == ${processKey} AND d.tenant_id == ${tenantId} RETURN d`,
      );
      return StoredSchema.array().parse(await cursor.all());
    });
    const { removed, replaced, inserted } = differenceOf(stored, wanted);
    if (removed.length > 0) await step(() => db.query(aql`FOR k IN ${removed} REMOVE k IN ${collection}`));
    if (replaced.length > 0) await step(() => db.query(aql`FOR d IN ${replaced} REPLACE d IN ${collection}`));
    if (inserted.length > 0) await step(() => db.query(aql`FOR d IN ${inserted} INSERT d INTO ${collection}`));
  }
}
