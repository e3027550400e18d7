import * as contract from '#contracts/processes/revisions.ts';
import { Reply, route } from '#runtime/http-handler.ts';
import { historiesFor } from '../composition.ts';
import { requireDraft } from '../require-process.ts';
import { compareStates } from './compare-states.ts';
import { listHistory } from './list-history.ts';
import { requireRevision } from './resolve-ref.ts';
import { restoreProcess } from './restore-process.ts';

export const revisionRoutes = [
  route(contract.listRevisions, async ({ params, query, caller }) =>
    listHistory(params.id, query, await historiesFor(caller)),
  ),
  route(contract.getRevision, async ({ params, caller }) => {
    const { store, history } = await historiesFor(caller);
    await requireDraft(params.id, store);
    const { revision, definition } = await requireRevision(params.id, params.revisionId, history);
    return { ...revision, definition };
  }),
  route(contract.compareProcess, async ({ params, query, caller }) =>
    compareStates(params.id, query, await historiesFor(caller)),
  ),
  route(contract.restoreProcess, async ({ params, body, ifMatch, caller }) => {
    const { process, rev } = await restoreProcess(params.id, body, ifMatch ?? '', caller, await historiesFor(caller));
    return new Reply(process, { etag: rev });
  }),
];
