import * as contract from '#contracts/processes/drafts.ts';
import { Reply, route } from '#runtime/http-handler.ts';
import { effectsFor, placeOf, storeFor } from '../composition.ts';
import { definitionOf, toProcess, toSummary } from '../process.ts';
import { requireDraft } from '../require-process.ts';
import { archiveProcess } from './archive-process.ts';
import { pageOf, readCursor } from './list-cursor.ts';
import { createProcess, type Saved, updateProcess } from './save-process.ts';
import { UNSAVED } from './unsaved.ts';
import { validateProcess } from './validate-process.ts';

const withEtag = ({ process, rev }: Saved) => new Reply(process, { etag: rev });

export const draftRoutes = [
  route(contract.createProcess, async ({ body, caller }) =>
    withEtag(await createProcess(body, caller, await storeFor(caller))),
  ),
  route(contract.listProcesses, async ({ query: { limit, cursor, ...filter }, caller }) => {
    const documents = await (await storeFor(caller)).list(filter, limit + 1, readCursor(cursor));
    return pageOf(documents, limit, ({ updatedAt }) => updatedAt, toSummary);
  }),
  route(contract.validateDefinition, async ({ body, caller }) =>
    validateProcess(body, placeOf(caller, UNSAVED), await storeFor(caller)),
  ),
  route(contract.getProcess, async ({ params, caller }) => {
    const graph = await requireDraft(params.id, await storeFor(caller));
    return new Reply(toProcess(graph), { etag: graph.process._rev });
  }),
  route(contract.updateProcess, async ({ params, query, body, ifMatch, caller }) =>
    withEtag(
      await updateProcess(params.id, body, { ifMatch: ifMatch ?? '', ...query }, caller, await storeFor(caller)),
    ),
  ),
  route(contract.validateProcess, async ({ params, caller }) => {
    const store = await storeFor(caller);
    const draft = await requireDraft(params.id, store);
    const { process_id: processId, version } = draft.process;
    return validateProcess(definitionOf(draft), placeOf(caller, { processId, version }), store);
  }),
  route(contract.archiveProcess, async ({ params, caller }) => archiveProcess(params.id, await effectsFor(caller))),
];
