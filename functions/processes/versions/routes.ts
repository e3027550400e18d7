import { JsonObjectSchema } from '#contracts/core/json.ts';
import * as contract from '#contracts/processes/versions.ts';
import { route } from '#runtime/http-handler.ts';
import { effectsFor, storeFor } from '../composition.ts';
import { definitionOf, toVersion } from '../process.ts';
import { requireDraft, requirePublished, requireVersion } from '../require-process.ts';
import { activateVersion } from './activate-version.ts';
import { deprecateVersion } from './deprecate-version.ts';
import { explainVersion } from './explain-version.ts';
import { listVersions } from './list-versions.ts';
import { publishProcess } from './publish-process.ts';

export const versionRoutes = [
  route(contract.publishProcess, async ({ params, body, caller }) =>
    publishProcess(params.id, body, caller, await effectsFor(caller)),
  ),
  route(contract.listVersions, async ({ params, query, caller }) =>
    listVersions(params.id, query, await storeFor(caller)),
  ),
  route(contract.getVersion, async ({ params, caller }) => {
    const store = await storeFor(caller);
    const [draft, found] = [
      await requireDraft(params.id, store),
      await requireVersion(params.id, params.version, store),
    ];
    return { ...toVersion(found.process, draft.process.activeVersion), definition: definitionOf(found) };
  }),
  route(contract.getAsl, async ({ params, caller }) => {
    const store = await storeFor(caller);
    await requirePublished(params.id, params.version, store);
    const artifacts = await store.artifacts(params.id, params.version);
    return JsonObjectSchema.parse(JSON.parse(artifacts?.asl ?? '{}'));
  }),
  route(contract.explainVersion, async ({ params, caller }) =>
    explainVersion(params.id, params.version, await storeFor(caller)),
  ),
  route(contract.activateVersion, async ({ params, caller }) =>
    activateVersion(params.id, params.version, await effectsFor(caller)),
  ),
  route(contract.deprecateVersion, async ({ params, caller }) =>
    deprecateVersion(params.id, params.version, await storeFor(caller)),
  ),
];
