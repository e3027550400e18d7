import { idempotencyIn } from '#adapters/dynamodb/tables.ts';
import { graphDatabase } from '#adapters/graph/connection.ts';
import { pointAlias, publishMachine } from '#adapters/state-machines/publish.ts';
import { JsonObjectSchema } from '#contracts/core/json.ts';
import * as contract from '#contracts/processes/index.ts';
import type { Caller } from '#runtime/actor.ts';
import { httpHandler, Reply, route } from '#runtime/http-handler.ts';
import { activateVersion } from './activate-version.ts';
import { archiveProcess } from './archive-process.ts';
import { deprecateVersion } from './deprecate-version.ts';
import { environment, readPublishEnvironment } from './environment.ts';
import { executionsBehind } from './executions-gateway.ts';
import { explainVersion } from './explain-version.ts';
import { linkTrigger, unlinkTrigger } from './link-trigger.ts';
import { pageOf, readCursor } from './list-cursor.ts';
import { listVersions } from './list-versions.ts';
import { definitionOf, toProcess, toSummary, toVersion } from './process.ts';
import { ProcessStore } from './process-store.ts';
import { publishProcess } from './publish-process.ts';
import { requireDraft, requirePublished, requireVersion } from './require-process.ts';
import { createProcess, type Saved, updateProcess } from './save-process.ts';
import { UNSAVED, validateProcess } from './validate-process.ts';

const publishing = readPublishEnvironment();
const settings = {
  prefix: publishing.STATE_MACHINE_PREFIX,
  roleArn: publishing.STATE_MACHINE_ROLE_ARN,
  logGroupArn: publishing.STATE_MACHINE_LOG_GROUP_ARN,
};

const storeFor = async (caller: Caller) =>
  new ProcessStore(await graphDatabase(), caller.tenantId, environment.EVENT_BUS_NAME);
const effectsFor = async (caller: Caller) => ({
  store: await storeFor(caller),
  taskFunctions: publishing.TASK_FUNCTIONS,
  publishMachine: (machine: Parameters<typeof publishMachine>[0], knownArn?: string) =>
    publishMachine(machine, settings, knownArn),
  pointAlias: (version: Parameters<typeof pointAlias>[1]) => pointAlias('active', version),
  executions: executionsBehind(publishing.EXECUTIONS_TASKS_ARN),
});

const placeOf = ({ tenantId }: Caller, place: { processId: string; version: string }) => ({
  tenantId,
  taskFunctions: publishing.TASK_FUNCTIONS,
  ...place,
});

const withEtag = ({ process, rev }: Saved) => new Reply(process, { etag: rev });

export const handler = httpHandler(
  [
    route(contract.createProcess, async ({ body, caller }) =>
      withEtag(await createProcess(body, caller, await storeFor(caller))),
    ),
    route(contract.listProcesses, async ({ query: { limit, cursor, ...filter }, caller }) => {
      const documents = await (await storeFor(caller)).list(filter, limit + 1, readCursor(cursor));
      return pageOf(documents, limit, ({ updatedAt }) => updatedAt, toSummary);
    }),
    route(contract.validateDefinition, async ({ body, caller }) => validateProcess(body, placeOf(caller, UNSAVED))),
    route(contract.getProcess, async ({ params, caller }) => {
      const graph = await requireDraft(params.id, await storeFor(caller));
      return new Reply(toProcess(graph), { etag: graph.process._rev });
    }),
    route(contract.updateProcess, async ({ params, body, ifMatch, caller }) =>
      withEtag(await updateProcess(params.id, body, ifMatch ?? '', caller, await storeFor(caller))),
    ),
    route(contract.validateProcess, async ({ params, caller }) => {
      const draft = await requireDraft(params.id, await storeFor(caller));
      const { process_id: processId, version } = draft.process;
      return validateProcess(definitionOf(draft), placeOf(caller, { processId, version }));
    }),
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
    route(contract.archiveProcess, async ({ params, caller }) => archiveProcess(params.id, await effectsFor(caller))),
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
  ],
  { idempotency: idempotencyIn(environment.TABLE_NAME), probe: async () => (await graphDatabase()).version() },
);
