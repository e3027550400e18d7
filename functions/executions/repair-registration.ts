import type { Registration, TriggerLink } from '#contracts/processes/index.ts';
import { logger } from '#runtime/logger.ts';
import type { RunnableStore } from './runnable-store.ts';

type Store = Pick<
  RunnableStore,
  'hasVersion' | 'register' | 'getActive' | 'replaceActive' | 'getTriggerLink' | 'setTriggerLink'
>;

interface Ports {
  store: Store;
  /** What the process graph says now. */
  describe: (processId: string, version?: string) => Promise<Registration>;
}

const told = (what: string, processId: string) =>
  logger.info(`Made good: ${what} had not been registered yet`, { processId });

/**
 * A publish commits to the graph, then registers the version here. Where a crash came in between, the version's event finds
 * it missing and asks for it. Ordinarily this is one read.
 */
export async function repairVersion(processId: string, version: string, { store, describe }: Ports): Promise<void> {
  if (await store.hasVersion(processId, version)) return;
  const { runnable } = await describe(processId, version);
  if (!runnable) return;
  await store.register(runnable, false);
  told(`version ${version}`, processId);
}

/**
 * An activation or the end of a process, which the graph knows and this context may not. Events may be late or come out of
 * order: what counts is what the graph says now, and only while nobody has registered something newer meanwhile.
 */
export async function repairActive(processId: string, expected: string | null, ports: Ports): Promise<void> {
  const { store, describe } = ports;
  const seen = await store.getActive(processId);
  if (seen?.version === expected) return;
  const { active } = await describe(processId);
  if (active === undefined || seen?.version === active) return;
  if (active !== null) await repairVersion(processId, active, ports);
  if (await store.replaceActive(processId, seen, active)) told(`the active version ${active ?? '(none)'}`, processId);
}

/** A trigger link that was made or removed. */
export async function repairTriggerLink(
  { processId, entityType, entityId }: Pick<TriggerLink, 'processId' | 'entityType' | 'entityId'>,
  { store, describe }: Ports,
): Promise<void> {
  const known = await store.getTriggerLink(entityType, entityId);
  const { triggers } = await describe(processId);
  const exists = triggers.some((one) => one.entityType === entityType && one.entityId === entityId);
  if (exists === (known === processId)) return;
  // Another process may have been linked since; its own event sees to that.
  if (!exists && known !== processId) return;
  await store.setTriggerLink(entityType, entityId, exists ? processId : null);
  told(`the link of ${entityType} ${entityId}`, processId);
}
