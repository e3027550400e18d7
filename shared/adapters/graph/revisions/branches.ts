import { aql, type Database } from 'arangojs';
import { z } from 'zod';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { type Branch, BranchSchema } from '#contracts/processes/branches.ts';
import type { PublishableEvent } from '../../dynamodb/outbox.ts';
import { fromNull } from '../documents.ts';
import type { Position } from '../list-processes.ts';
import { CONFLICT, inTransaction, isArangoError, NOT_FOUND, UNIQUE_VIOLATED } from '../transaction.ts';
import type { NewRevision } from './revision-document.ts';
import { REVISION_COLLECTIONS, type Saver, writeRevision } from './write-revision.ts';

export interface StoredBranch {
  branch: Branch;
  /** Of the document: the branch's ETag. */
  rev: string;
}

/** `process_branches`: a line of work beside the draft; its definition is that of its latest revision. */
const BranchDocumentSchema = BranchSchema.omit({ id: true, processId: true })
  .extend({ _key: z.string(), _rev: z.string(), process_id: z.string(), description: fromNull(z.string()) })
  .transform(
    ({ _key, _rev, process_id, ...rest }): StoredBranch => ({
      branch: BranchSchema.parse({ ...rest, id: _key, processId: process_id }),
      rev: _rev,
    }),
  );

const COLLECTIONS = ['process_branches', ...REVISION_COLLECTIONS];

const documentOf = ({ id, processId, ...branch }: Branch, { tenant_id, organization_id }: Saver) => ({
  ...branch,
  _key: id,
  process_id: processId,
  /** What names are told apart by. */
  name_key: branch.name.toLowerCase(),
  tenant_id,
  organization_id,
});

/** What a write to a branch writes. */
export interface BranchWrite {
  branch: Branch;
  revision: NewRevision;
  definition: ProcessDefinition;
  stamp: Saver;
}

/** Writes a new branch. @returns false when the process has one of this name */
export async function insertBranch(
  db: Database,
  { branch, revision, definition, stamp }: BranchWrite,
  events: readonly PublishableEvent[],
): Promise<boolean> {
  try {
    await inTransaction(db, COLLECTIONS, events, async (step) => {
      await step(() => db.collection('process_branches').save(documentOf(branch, stamp)));
      await writeRevision(db, step, branch.processId, revision, definition, stamp);
    });
    return true;
  } catch (error) {
    if (isArangoError(error, UNIQUE_VIOLATED)) return false;
    throw error;
  }
}

/** Saves a branch if it is still at `rev`. */
export async function replaceBranch(
  db: Database,
  rev: string,
  { branch, revision, definition, stamp }: BranchWrite,
  events: readonly PublishableEvent[],
): Promise<'saved' | 'outdated' | 'name-taken'> {
  try {
    await inTransaction(db, COLLECTIONS, events, async (step) => {
      await step(() =>
        db
          .collection('process_branches')
          .replace(branch.id, { ...documentOf(branch, stamp), _rev: rev }, { ifMatch: rev }),
      );
      await writeRevision(db, step, branch.processId, revision, definition, stamp);
    });
    return 'saved';
  } catch (error) {
    if (isArangoError(error, UNIQUE_VIOLATED)) return 'name-taken';
    if (isArangoError(error, CONFLICT, NOT_FOUND)) return 'outdated';
    throw error;
  }
}

export async function readBranch(
  db: Database,
  tenantId: string,
  processId: string,
  id: string,
): Promise<StoredBranch | undefined> {
  const cursor = await db.query(aql`
    FOR b IN process_branches
      FILTER b._key == ${id} AND b.tenant_id == ${tenantId} AND b.process_id == ${processId} RETURN b`);
  const found: unknown = await cursor.next();
  return found === undefined ? undefined : BranchDocumentSchema.parse(found);
}

/** Branches of a process, last changed first, after `position`. */
export async function listBranches(
  db: Database,
  tenantId: string,
  processId: string,
  limit: number,
  after?: Position,
): Promise<Branch[]> {
  const page = after
    ? aql`FILTER b.updatedAt < ${after.time} OR (b.updatedAt == ${after.time} AND b._key < ${after.key})`
    : aql``;
  const cursor = await db.query(aql`
    FOR b IN process_branches FILTER b.tenant_id == ${tenantId} AND b.process_id == ${processId}
      ${page}
      SORT b.updatedAt DESC, b._key DESC LIMIT ${limit} RETURN b`);
  return BranchDocumentSchema.array()
    .parse(await cursor.all())
    .map(({ branch }) => branch);
}

/** @returns false when the process has no such branch */
export const removeBranch = (
  db: Database,
  tenantId: string,
  processId: string,
  id: string,
  events: readonly PublishableEvent[],
): Promise<boolean> =>
  inTransaction(db, ['process_branches'], events, async (step) => {
    const removed = await step(async () => {
      const cursor = await db.query(aql`
        FOR b IN process_branches
          FILTER b._key == ${id} AND b.tenant_id == ${tenantId} AND b.process_id == ${processId}
          REMOVE b IN process_branches RETURN 1`);
      return cursor.all();
    });
    return removed.length > 0;
  });
