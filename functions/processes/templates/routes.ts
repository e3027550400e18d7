import { z } from 'zod';
import { graphDatabase } from '#adapters/graph/connection.ts';
import * as contract from '#contracts/processes/templates.ts';
import type { Caller } from '#runtime/actor.ts';
import { Reply, route } from '#runtime/http-handler.ts';
import { storeFor } from '../composition.ts';
import { readPosition, writePosition } from '../drafts/list-cursor.ts';
import { environment } from '../environment.ts';
import { instantiateTemplate } from './instantiate-template.ts';
import { dropTemplate, keepTemplate, requireTemplate } from './keep-template.ts';
import { TemplateStore } from './template-store.ts';

const PositionSchema = z.tuple([z.string()]);

const templatesFor = async (caller: Caller): Promise<TemplateStore> =>
  new TemplateStore(await graphDatabase(), caller.tenantId, environment.EVENT_BUS_NAME);
const storesFor = async (caller: Caller) => ({
  processes: await storeFor(caller),
  templates: await templatesFor(caller),
});

export const templateRoutes = [
  route(contract.createTemplate, async ({ body, caller }) => keepTemplate(body, caller, await storesFor(caller))),
  route(contract.listTemplates, async ({ query: { limit, cursor, ...filter }, caller }) => {
    const after = readPosition(PositionSchema, cursor)?.[0];
    const found = await (await templatesFor(caller)).list(filter, limit + 1, after);
    const items = found.slice(0, limit);
    return { items, ...(found.length > limit ? { nextCursor: writePosition([items.at(-1)!.name]) } : {}) };
  }),
  route(contract.getTemplate, async ({ params, caller }) => {
    const { template, definition } = await requireTemplate(params.id, await templatesFor(caller));
    return { ...template, definition };
  }),
  route(contract.instantiateTemplate, async ({ params, body, caller }) => {
    const { process, rev } = await instantiateTemplate(params.id, body, caller, await storesFor(caller));
    return new Reply(process, { etag: rev });
  }),
  route(contract.deleteTemplate, async ({ params, caller }) => {
    await dropTemplate(params.id, await templatesFor(caller));
    return undefined;
  }),
];
