import * as contract from '#contracts/processes/merge.ts';
import { Reply, route } from '#runtime/http-handler.ts';
import { historiesFor } from '../composition.ts';
import { mergeProcess } from './merge-process.ts';
import { mergeStates } from './merge-states.ts';

export const mergeRoutes = [
  route(contract.previewMerge, async ({ params, body, caller }) => {
    const { target, baseRevisionId, upToDate, merge, diff } = await mergeStates(
      params.id,
      body,
      await historiesFor(caller),
    );
    const { open: conflicts, dropped: droppedFlows } = merge;
    return { baseRevisionId, upToDate, conflicts, diff, droppedFlows, targetEtag: `"${target.rev ?? ''}"` };
  }),
  route(contract.mergeProcess, async ({ params, body, ifMatch, caller }) => {
    const { result, rev } = await mergeProcess(params.id, body, ifMatch ?? '', caller, await historiesFor(caller));
    return new Reply(result, { etag: rev });
  }),
];
