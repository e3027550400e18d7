import * as contract from '#contracts/processes/bpmn.ts';
import { Reply, route } from '#runtime/http-handler.ts';
import { placeOf, storeFor } from '../composition.ts';
import { UNSAVED } from '../drafts/unsaved.ts';
import { requireDraft, requireVersion } from '../require-process.ts';
import { checkDocument } from './check-document.ts';
import { exportDocument } from './export-document.ts';
import { importDocument, replaceByDocument } from './import-document.ts';
import { openDocument } from './open-document.ts';

export const bpmnRoutes = [
  route(contract.checkBpmn, async ({ body, query, caller }) => {
    const store = await storeFor(caller);
    const { bindings } = query;
    return checkDocument(openDocument(body, query), { store, where: placeOf(caller, UNSAVED), bindings });
  }),
  route(contract.importBpmnDocument, async ({ body, query, caller }) =>
    importDocument(openDocument(body, query), caller, await storeFor(caller), placeOf(caller, UNSAVED)),
  ),
  route(contract.replaceWithBpmn, async ({ params, body, query, ifMatch, caller }) => {
    const { result, rev } = await replaceByDocument(
      params.id,
      (process) => openDocument(body, { ...query, process }),
      { ifMatch: ifMatch ?? '', only: query.process },
      caller,
      await storeFor(caller),
      placeOf(caller, UNSAVED),
    );
    return new Reply(result, { etag: rev });
  }),
  route(contract.exportDraftBpmn, async ({ params, caller }) => {
    const store = await storeFor(caller);
    return exportDocument(await requireDraft(params.id, store), store);
  }),
  route(contract.exportVersionBpmn, async ({ params, caller }) => {
    const store = await storeFor(caller);
    return exportDocument(await requireVersion(params.id, params.version, store), store);
  }),
];
