import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { type TriggerLink, triggerLinkCreated, triggerLinkDeleted } from '#contracts/processes/index.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError, notFound } from '#runtime/errors.ts';
import { newId, timestamp } from '#runtime/ids.ts';
import { stampOf } from '../process.ts';
import type { ProcessStore } from '../process-store.ts';
import { requireDraft, requireOpenDraft } from '../require-process.ts';
import type { ExecutionsGateway } from '../versions/executions-gateway.ts';

interface Effects {
  store: ProcessStore;
  executions: ExecutionsGateway;
}

const dataOf = ({ id, processId, entityType, entityId }: TriggerLink) => ({
  linkId: id,
  processId,
  entityType,
  entityId,
});

/** Links an entity to a process. @throws AppError `process.not-found`, `process.archived`, `trigger-link.entity-taken` */
export async function linkTrigger(
  processId: string,
  entity: Pick<TriggerLink, 'entityType' | 'entityId'>,
  caller: Caller,
  { store, executions }: Effects,
): Promise<TriggerLink> {
  await requireOpenDraft(processId, store);
  const stamp = stampOf(caller, timestamp());
  const link: TriggerLink = {
    id: newId('link'),
    processId,
    ...entity,
    createdAt: stamp.createdAt,
    createdBy: stamp.createdBy,
  };
  if (!(await store.link(link, stamp, [eventOf(triggerLinkCreated, dataOf(link))]))) {
    throw new AppError(
      'conflict',
      'trigger-link.entity-taken',
      `${entity.entityType} ${entity.entityId} starts a process already.`,
      {
        errors: [{ path: '/entityId', code: 'taken', message: 'is linked to a process already' }],
        help: 'Remove the other link first: an entity starts one process.',
      },
    );
  }
  await executions.setTriggerLink(entity, processId);
  return link;
}

/** Removes a link. @throws AppError `process.not-found`, `trigger-link.not-found` */
export async function unlinkTrigger(processId: string, linkId: string, { store, executions }: Effects): Promise<void> {
  await requireDraft(processId, store);
  const link = (await store.triggerLinks(processId)).find(({ id }) => id === linkId);
  if (!link) throw notFound('trigger-link', linkId);
  await store.unlink(linkId, [eventOf(triggerLinkDeleted, dataOf(link))]);
  await executions.setTriggerLink(link, null);
}
