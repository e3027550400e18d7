import type { Page, PageQuery } from '#contracts/core/page.ts';
import type { ProcessVersion } from '#contracts/processes/index.ts';
import { pageOf, readCursor } from '../drafts/list-cursor.ts';
import { toVersion } from '../process.ts';
import type { ProcessStore } from '../process-store.ts';
import { requireDraft } from '../require-process.ts';

/** Versions newest first; the draft leads the first page. @throws AppError `process.not-found` */
export async function listVersions(
  id: string,
  { limit, cursor }: PageQuery,
  store: ProcessStore,
): Promise<Page<ProcessVersion>> {
  const { process: draft } = await requireDraft(id, store);
  const after = readCursor(cursor);
  const lead = after === undefined && draft.status !== 'archived' ? [toVersion(draft, draft.activeVersion)] : [];
  const room = limit - lead.length;
  const documents = await store.versions(id, room + 1, after);
  const page = pageOf(
    documents,
    room,
    ({ createdAt }) => createdAt,
    (document) => toVersion(document, draft.activeVersion),
  );
  return { ...page, items: [...lead, ...page.items] };
}
