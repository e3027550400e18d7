import type { RunnableVersion } from '#contracts/processes/index.ts';
import { AppError } from '#runtime/errors.ts';
import type { ActiveVersions } from './active-versions.ts';
import { type InputCheck, inputCheckOf } from './check-input.ts';
import type { RunnableStore } from './runnable-store.ts';

/** A published version, ready to start. */
export interface Startable {
  runnable: RunnableVersion;
  check: InputCheck;
  /** What a run of it runs, where that is not the version from its start (`operate/entry.ts`). */
  runs?: string;
  /** The execution of which a part is run once more. */
  replayOf?: string;
}

const MOST_KEPT = 500;

/** Published versions never change: one read and one schema compilation serve an execution environment's whole life. */
export class StartableCache {
  readonly #kept = new Map<string, Startable>();

  async get(
    tenantId: string,
    processId: string,
    version: string,
    store: RunnableStore,
  ): Promise<Startable | undefined> {
    const key = `${tenantId}/${processId}/${version}`;
    const known = this.#kept.get(key);
    if (known) return known;
    const runnable = await store.getVersion(processId, version);
    if (!runnable) return undefined;
    const startable = { runnable, check: inputCheckOf(runnable.data_definitions) };
    if (this.#kept.size >= MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(key, startable);
    return startable;
  }
}

/** What a start names. */
export interface Asked {
  processId?: string | undefined;
  version?: string | undefined;
  trigger?: { entityType: string; entityId: string } | undefined;
}

async function processOf(asked: Asked, store: RunnableStore): Promise<string> {
  if (asked.processId !== undefined) return asked.processId;
  const { entityType, entityId } = asked.trigger!;
  const processId = await store.getTriggerLink(entityType, entityId);
  if (processId !== undefined) return processId;
  throw new AppError('not-found', 'trigger-link.not-found', `Nothing is linked to ${entityType} ${entityId}.`, {
    errors: [{ path: '/trigger', code: 'not-linked', message: 'no process is linked to this entity' }],
    help: 'Link a process to the entity with POST /processes/{id}/trigger-links, or start it by processId.',
  });
}

const unknownProcess = (processId: string): AppError =>
  new AppError('not-found', 'process.not-found', `There is no published process ${processId}.`, {
    errors: [{ path: '/processId', code: 'not-found', message: 'is not a published process of this tenant' }],
    help: 'Check the id; a process must be published before it can be started.',
  });

const notActive = (processId: string): AppError =>
  new AppError('conflict', 'execution.no-active-version', `Process ${processId} has no active version.`, {
    errors: [{ path: '/processId', code: 'no-active-version', message: 'has no active version' }],
    help: 'Activate a published version: POST /processes/{id}/versions/{version}/activate.',
  });

const unknownVersion = (processId: string, version: string): AppError =>
  new AppError('not-found', 'process.version-not-found', `Process ${processId} has no published version ${version}.`, {
    errors: [{ path: '/version', code: 'not-found', message: 'is not a published version of the process' }],
    help: 'See GET /processes/{id}/versions, or leave `version` out for the active one.',
  });

export interface Resolving {
  store: RunnableStore;
  cache: StartableCache;
  actives: ActiveVersions;
}

/** The version to run. A process without an active one may still run a named version, unless it was archived (null). */
async function versionOf(
  processId: string,
  asked: string | undefined,
  { tenantId, store, actives }: Resolving & { tenantId: string },
): Promise<string> {
  const active = await actives.get(tenantId, processId, store);
  if (active?.version === null) throw notActive(processId);
  const version = asked ?? active?.version;
  if (version !== undefined) return version;
  throw (await store.isRegistered(processId)) ? notActive(processId) : unknownProcess(processId);
}

/** Finds the version that a start asks for: by id or trigger link, the active one unless a version is named. */
export async function resolveRunnable(
  tenantId: string,
  asked: Asked,
  { store, cache, actives }: Resolving,
): Promise<Startable> {
  const processId = await processOf(asked, store);
  const version = await versionOf(processId, asked.version, { tenantId, store, cache, actives });
  const startable = await cache.get(tenantId, processId, version, store);
  if (startable) return startable;
  throw (await store.isRegistered(processId)) ? unknownVersion(processId, version) : unknownProcess(processId);
}
