import * as contract from '#contracts/processes/branches.ts';
import { Reply, route } from '#runtime/http-handler.ts';
import { historiesFor } from '../composition.ts';
import { pageOf, readCursor } from '../drafts/list-cursor.ts';
import { requireDraft } from '../require-process.ts';
import { createBranch } from './create-branch.ts';
import { deleteBranch } from './delete-branch.ts';
import { readBranch, type SavedBranch } from './read-branch.ts';
import { updateBranch } from './update-branch.ts';

const withEtag = ({ branch, rev }: SavedBranch) => new Reply(branch, { etag: rev });

export const branchRoutes = [
  route(contract.createBranch, async ({ params, body, caller }) =>
    withEtag(await createBranch(params.id, body, caller, await historiesFor(caller))),
  ),
  route(contract.listBranches, async ({ params, query: { limit, cursor }, caller }) => {
    const { store, history } = await historiesFor(caller);
    await requireDraft(params.id, store);
    const branches = await history.branches(params.id, limit + 1, readCursor(cursor));
    return pageOf(
      branches.map((branch) => ({ _key: branch.id, branch })),
      limit,
      ({ branch }) => branch.updatedAt,
      ({ branch }) => branch,
    );
  }),
  route(contract.getBranch, async ({ params, caller }) => {
    const histories = await historiesFor(caller);
    await requireDraft(params.id, histories.store);
    return withEtag(await readBranch(params.id, params.branchId, histories));
  }),
  route(contract.updateBranch, async ({ params, body, ifMatch, caller }) => {
    const save = { ifMatch: ifMatch ?? '', kind: 'saved' as const };
    return withEtag(await updateBranch(params.id, params.branchId, body, save, caller, await historiesFor(caller)));
  }),
  route(contract.deleteBranch, async ({ params, caller }) => {
    await deleteBranch(params.id, params.branchId, await historiesFor(caller));
    return undefined;
  }),
];
