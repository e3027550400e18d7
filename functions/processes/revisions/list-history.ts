import type { QueryOf } from '#contracts/core/operation.ts';
import type { Page } from '#contracts/core/page.ts';
import type { listRevisions, Revision } from '#contracts/processes/index.ts';
import { requireBranch } from '../branches/require-branch.ts';
import { pageOf, readCursor } from '../drafts/list-cursor.ts';
import type { Histories } from '../history-store.ts';
import { requireDraft } from '../require-process.ts';

/** Saves of a draft or branch, newest first. @throws AppError `process.not-found`, `process.branch-not-found` */
export async function listHistory(
  id: string,
  { branch, limit, cursor }: QueryOf<typeof listRevisions>,
  { store, history }: Histories,
): Promise<Page<Revision>> {
  await requireDraft(id, store);
  if (branch !== undefined) await requireBranch(id, branch, history);
  const revisions = await history.list(id, branch ?? null, limit + 1, readCursor(cursor));
  return pageOf(
    revisions.map((revision) => ({ _key: revision.id, revision })),
    limit,
    ({ revision }) => revision.createdAt,
    ({ revision }) => revision,
  );
}
