import { eventOf } from '#adapters/dynamodb/outbox.ts';
import type { DeclaredLink } from '#adapters/graph/links/declared-links.ts';
import type { BodyOf } from '#contracts/core/operation.ts';
import {
  type createProcessLink,
  type ProcessLink,
  processLinkCreated,
  processLinkDeleted,
} from '#contracts/processes/index.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError, notFound } from '#runtime/errors.ts';
import { newId, timestamp } from '#runtime/ids.ts';
import { compact, stampOf } from '../process.ts';
import type { LinkStore } from './link-store.ts';
import { toLink } from './raw-link.ts';

const dataOf = ({ id, type, from, to }: DeclaredLink) => ({ linkId: id, type, processId: from, targetProcessId: to });

const refusal = (kind: 'invalid' | 'conflict', code: string, message: string, problem: string, help: string) =>
  new AppError(kind, `process-link.${code}`, message, {
    errors: [{ path: '/targetProcessId', code: problem, message }],
    help,
  });

/**
 * Declares a link from a process to another one of the tenant.
 * @throws AppError `process.not-found`, `process-link.unknown-target`, `process-link.to-itself`, `process-link.exists`
 */
export async function declareLink(
  from: string,
  { type, targetProcessId: to, description, metadata }: BodyOf<typeof createProcessLink>,
  caller: Caller,
  store: LinkStore,
): Promise<ProcessLink> {
  const heads = await store.heads([from, to]);
  if (!heads.has(from)) throw notFound('process', from);
  if (from === to)
    throw refusal('invalid', 'to-itself', 'A process cannot be linked to itself.', 'itself', 'Name another process.');
  if (!heads.has(to))
    throw refusal('invalid', 'unknown-target', `There is no process ${to}.`, 'unknown', 'See GET /processes.');
  const stamp = stampOf(caller, timestamp());
  const { createdAt, createdBy } = stamp;
  const link = compact({ id: newId('link'), type, from, to, description, metadata, createdAt, createdBy });
  if (!(await store.declare(link, stamp, [eventOf(processLinkCreated, dataOf(link))])))
    throw refusal(
      'conflict',
      'exists',
      `The processes have a link of the type ${type} already.`,
      'exists',
      'Delete the other link first, or choose another type.',
    );
  return toLink({ type, from, to, declared: link, evidence: [] }, heads);
}

/** Removes a declared link that begins at the process. @throws AppError `process.not-found`, `process-link.not-found` */
export async function removeDeclaredLink(processId: string, linkId: string, store: LinkStore): Promise<void> {
  if (!(await store.heads([processId])).has(processId)) throw notFound('process', processId);
  const link = (await store.declared([processId], 'out')).find(({ id }) => id === linkId);
  if (!link || !(await store.remove(linkId, [eventOf(processLinkDeleted, dataOf(link))])))
    throw notFound('process-link', linkId);
}
