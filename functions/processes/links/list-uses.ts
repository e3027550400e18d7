import { z } from 'zod';
import type { FoundUse, Subject, UsePosition } from '#adapters/graph/links/where-used.ts';
import type { Page, PageQuery } from '#contracts/core/page.ts';
import type { Use } from '#contracts/processes/index.ts';
import { readPosition, writePosition } from '../drafts/list-cursor.ts';
import { compact } from '../process.ts';
import type { LinkStore } from './link-store.ts';

const UseSchema = z.enum(['calls', 'defines', 'input', 'service', 'awaits', 'throws']);
const PositionSchema = z
  .tuple([z.string(), z.string()])
  .transform(([copyKey, nodeId]): UsePosition => ({ copyKey, nodeId }));

/** One page of the places that use something. @throws AppError `request.invalid-cursor` */
export async function listUses(subject: Subject, { limit, cursor }: PageQuery, store: LinkStore): Promise<Page<Use>> {
  const found = await store.uses(subject, limit + 1, readPosition(PositionSchema, cursor));
  const shown = found.slice(0, limit);
  const heads = await store.heads([...new Set(shown.map(({ processId }) => processId))]);
  const last = shown.at(-1);
  return {
    items: shown.map((use) => toUse(use, heads.get(use.processId)?.status)),
    ...(found.length > limit && last ? { nextCursor: writePosition([last.copyKey, last.nodeId ?? '']) } : {}),
  };
}

const toUse = (found: FoundUse, status: Use['process']['status']): Use => {
  const [use, calledVersion] = found.how.split(':', 2);
  return compact({
    process: compact({ id: found.processId, name: found.name, status, missing: false }),
    version: found.version,
    state: found.kind === 'draft' ? 'draft' : found.active ? 'active' : found.deprecated ? 'deprecated' : 'published',
    nodeId: found.nodeId,
    title: found.title,
    use: UseSchema.parse(use),
    calledVersion,
  });
};
