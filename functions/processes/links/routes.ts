import { graphDatabase } from '#adapters/graph/connection.ts';
import * as impact from '#contracts/processes/impact.ts';
import * as contract from '#contracts/processes/links.ts';
import type { Caller } from '#runtime/actor.ts';
import { route } from '#runtime/http-handler.ts';
import { storeFor } from '../composition.ts';
import { pageOf, readCursor } from '../drafts/list-cursor.ts';
import { environment } from '../environment.ts';
import { toSummary } from '../process.ts';
import { requireDraft } from '../require-process.ts';
import { analyseImpact } from './analyse-impact.ts';
import { callCycles } from './call-cycles.ts';
import { declareLink, removeDeclaredLink } from './declare-link.ts';
import { LinkStore } from './link-store.ts';
import { listLinks } from './list-links.ts';
import { listUses } from './list-uses.ts';
import { linkedOf } from './raw-link.ts';

const linksFor = async (caller: Caller): Promise<LinkStore> =>
  new LinkStore(await graphDatabase(), caller.tenantId, environment.EVENT_BUS_NAME);

export const linkRoutes = [
  route(contract.listProcessLinks, async ({ params, query, caller }) => {
    await requireDraft(params.id, await storeFor(caller));
    return listLinks(params.id, query, await linksFor(caller));
  }),
  route(contract.createProcessLink, async ({ params, body, caller }) =>
    declareLink(params.id, body, caller, await linksFor(caller)),
  ),
  route(contract.deleteProcessLink, async ({ params, caller }) => {
    await removeDeclaredLink(params.id, params.linkId, await linksFor(caller));
    return undefined;
  }),
  route(contract.listCallCycles, async ({ caller }) => {
    const store = await linksFor(caller);
    const cycles = callCycles(await store.callGraph());
    const heads = await store.heads([...new Set(cycles.flat())]);
    return { items: cycles.map((cycle) => ({ processes: cycle.map((id) => linkedOf(id, heads)) })) };
  }),
  route(contract.listOrphans, async ({ query: { limit, cursor, includeTopLevel }, caller }) => {
    const documents = await (await linksFor(caller)).orphans(includeTopLevel, limit + 1, readCursor(cursor));
    return pageOf(documents, limit, ({ updatedAt }) => updatedAt, toSummary);
  }),
  route(impact.analyseImpact, async ({ params, query, caller }) =>
    analyseImpact(params.id, query, { processes: await storeFor(caller), links: await linksFor(caller) }),
  ),
  route(impact.whereProcessUsed, async ({ params, query, caller }) => {
    await requireDraft(params.id, await storeFor(caller));
    return listUses({ kind: 'process', name: params.id }, query, await linksFor(caller));
  }),
  route(impact.whereUsed, async ({ query: { kind, name, ...page }, caller }) => {
    const event = kind === 'message' || kind === 'signal';
    const subject = event ? { kind: 'event' as const, name: `${kind}:${name}` } : { kind, name };
    return listUses(subject, page, await linksFor(caller));
  }),
];
