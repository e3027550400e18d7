import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { type ProcessGraph, versionKey } from '#adapters/graph/documents.ts';
import type { MachineVersion, PublishableMachine } from '#adapters/state-machines/publish.ts';
import { type Compiled, compileProcess } from '#compiler/index.ts';
import type { Diagnostic } from '#contracts/process-definition/index.ts';
import { type NodeExplanation, type ProcessVersion, processPublished } from '#contracts/processes/index.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import { checkCalls } from '../calls/check-calls.ts';
import { definitionOf, stampOf, toVersion } from '../process.ts';
import type { ProcessStore } from '../process-store.ts';
import { requireOpenDraft, requirePublished } from '../require-process.ts';
import { activateVersion } from './activate-version.ts';
import type { ExecutionsGateway } from './executions-gateway.ts';
import { toRunnable } from './runnable.ts';
import { nextVersion } from './version-number.ts';

export interface PublishEffects {
  store: ProcessStore;
  taskFunctions: Readonly<Record<string, string>>;
  publishMachine: (machine: PublishableMachine, knownArn?: string) => Promise<MachineVersion>;
  pointAlias: (version: MachineVersion) => Promise<void>;
  executions: ExecutionsGateway;
}

export interface Publication {
  version?: string | undefined;
  versionNote?: string | undefined;
  activate: boolean;
}

interface Published {
  version: ProcessVersion;
  diagnostics: Diagnostic[];
  explain: NodeExplanation[];
}

const notPublishable = (diagnostics: readonly Diagnostic[]): AppError => {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return new AppError(
    'invalid',
    'process.not-publishable',
    `The process cannot be published: ${errors[0]?.message ?? 'it does not compile'}`,
    {
      errors: errors.map(({ code, nodeId, flowId, field, message, help }) => ({
        path: `/${nodeId ? `nodes/${nodeId}` : flowId ? `flows/${flowId}` : 'process'}${field ?? ''}`,
        code,
        message,
        help,
      })),
      help: 'Correct what `errors` names; POST /processes/{id}/validate shows all diagnostics.',
    },
  );
};

const versionExists = (version: string): AppError =>
  new AppError('conflict', 'process.version-exists', `Version ${version} is published already.`, {
    errors: [{ path: '/version', code: 'exists', message: `${version} is published already` }],
    help: 'Publish under another number.',
  });

async function compile(
  draft: ProcessGraph,
  version: string,
  caller: Caller,
  { taskFunctions, store }: Pick<PublishEffects, 'taskFunctions' | 'store'>,
): Promise<{ machine: Compiled; diagnostics: Diagnostic[] }> {
  const definition = definitionOf(draft);
  const { process_id: processId } = draft.process;
  const compiled = compileProcess(definition, {
    tenantId: caller.tenantId,
    processId,
    version,
    taskFunctions,
    coordinatesJoins: true,
  });
  const diagnostics = [...compiled.diagnostics, ...(await checkCalls(definition, processId, store))];
  if (!compiled.ok || diagnostics.some(({ severity }) => severity === 'error')) throw notPublishable(diagnostics);
  return { machine: compiled, diagnostics };
}

const stateMachineArnOf = async (id: string, store: ProcessStore): Promise<string | undefined> =>
  (await store.versions(id, 1))[0]?.stateMachineArn;

async function record(
  draft: ProcessGraph,
  version: string,
  note: string | undefined,
  compiled: Compiled,
  arns: MachineVersion,
  caller: Caller,
  store: ProcessStore,
): Promise<void> {
  const { process } = draft;
  const { _rev, activeVersion: _active, ...head } = process;
  const now = timestamp();
  const stamp = stampOf(caller, now);
  const copy = {
    ...head,
    ...stamp,
    ...arns,
    _key: versionKey(process.process_id, version),
    kind: 'version' as const,
    version,
    versionStatus: 'PUBLISHED' as const,
    ...(note === undefined ? {} : { versionNote: note }),
    publishedAt: now,
    publishedBy: caller.actor.id,
    definitionHash: compiled.hash,
  };
  const artifacts = { asl: compiled.asl, sourceMap: compiled.sourceMap, explain: compiled.explain };
  const event = eventOf(processPublished, {
    processId: process.process_id,
    name: process.name,
    version,
    stateMachineVersionArn: arns.stateMachineVersionArn,
  });
  const inserted = await store.publish(
    { version: copy, definition: definitionOf(draft), stamp, artifacts, nextVersion: nextVersion(version) },
    [event],
  );
  if (!inserted) throw versionExists(version);
}

/**
 * Compiles the draft and publishes it as an immutable version. A crash in between leaves at most a Step Functions version that
 * nothing points at; publishing again goes on from there.
 * @throws AppError `process.not-found`, `process.archived`, `process.not-publishable`, `process.version-exists`
 */
export async function publishProcess(
  id: string,
  publication: Publication,
  caller: Caller,
  effects: PublishEffects,
): Promise<Published> {
  const { store } = effects;
  const draft = await requireOpenDraft(id, store);
  const version = publication.version ?? draft.process.version;
  if (await store.version(id, version)) throw versionExists(version);
  const { machine, diagnostics } = await compile(draft, version, caller, effects);
  const arns = await effects.publishMachine(
    {
      processId: id,
      tenantId: caller.tenantId,
      asl: machine.machines.main,
      parts: machine.machines.parts,
      description: `${draft.process.name} ${version}`.slice(0, 256),
    },
    await stateMachineArnOf(id, store),
  );
  await record(draft, version, publication.versionNote, machine, arns, caller, store);
  const published = await requirePublished(id, version, store);
  await effects.executions.registerVersion(toRunnable(published, machine), false);
  const shown = publication.activate
    ? await activateVersion(id, version, effects)
    : toVersion(published.process, draft.process.activeVersion);
  return {
    version: shown,
    diagnostics,
    explain: machine.explain.map((node) => ({ ...node, states: [...node.states] })),
  };
}
