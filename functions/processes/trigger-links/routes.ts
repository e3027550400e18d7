import * as contract from '#contracts/processes/trigger-links.ts';
import { route } from '#runtime/http-handler.ts';
import { effectsFor, storeFor } from '../composition.ts';
import { requireDraft } from '../require-process.ts';
import { linkTrigger, unlinkTrigger } from './link-trigger.ts';

export const triggerLinkRoutes = [
  route(contract.createTriggerLink, async ({ params, body, caller }) =>
    linkTrigger(params.id, body, caller, await effectsFor(caller)),
  ),
  route(contract.listTriggerLinks, async ({ params, caller }) => {
    const store = await storeFor(caller);
    await requireDraft(params.id, store);
    return { items: await store.triggerLinks(params.id) };
  }),
  route(contract.deleteTriggerLink, async ({ params, caller }) => {
    await unlinkTrigger(params.id, params.linkId, await effectsFor(caller));
    return undefined;
  }),
];
