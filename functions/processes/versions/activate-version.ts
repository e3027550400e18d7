import { eventOf } from '#adapters/dynamodb/outbox.ts';
import type { MachineVersion } from '#adapters/state-machines/publish.ts';
import { type ProcessVersion, processActivated } from '#contracts/processes/index.ts';
import { notFound } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import { toVersion } from '../process.ts';
import type { ProcessStore } from '../process-store.ts';
import { requireOpenDraft, requirePublished } from '../require-process.ts';
import type { ExecutionsGateway } from './executions-gateway.ts';
import { toRunnable } from './runnable.ts';

export interface ActivateEffects {
  store: ProcessStore;
  pointAlias: (version: MachineVersion) => Promise<void>;
  executions: ExecutionsGateway;
}

/**
 * Makes a published version the active one. A deprecated version may be activated: that is how one goes back.
 * @throws AppError `process.not-found`, `process.archived`, `process.version-not-found`, `process.version-not-published`
 */
export async function activateVersion(
  id: string,
  version: string,
  { store, pointAlias, executions }: ActivateEffects,
): Promise<ProcessVersion> {
  const draft = await requireOpenDraft(id, store);
  const published = await requirePublished(id, version, store);
  const artifacts = await store.artifacts(id, version);
  if (!artifacts) throw notFound('process-version', version);
  const { stateMachineArn, stateMachineVersionArn } = published.process;
  await pointAlias({ stateMachineArn: stateMachineArn!, stateMachineVersionArn: stateMachineVersionArn! });
  const event = eventOf(processActivated, { processId: id, name: draft.process.name, version });
  await store.change(id, { status: 'active', activeVersion: version, updatedAt: timestamp() }, [event]);
  await executions.registerVersion(toRunnable(published, artifacts), true);
  return toVersion(published.process, version);
}
