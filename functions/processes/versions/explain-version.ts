import { z } from 'zod';
import { PRICES } from '#compiler/explain/prices.ts';
import { type NodeExplanation, NodeExplanationSchema } from '#contracts/processes/index.ts';
import { notFound } from '#runtime/errors.ts';
import type { ProcessStore } from '../process-store.ts';
import { requirePublished } from '../require-process.ts';

/** How each node of a published version compiled. @throws AppError `process.version-not-found`, `process.version-not-published` */
export async function explainVersion(
  id: string,
  version: string,
  store: ProcessStore,
): Promise<{ nodes: NodeExplanation[]; pricesAsOf: string }> {
  await requirePublished(id, version, store);
  const artifacts = await store.artifacts(id, version);
  if (!artifacts) throw notFound('process-version', version);
  return { nodes: z.array(NodeExplanationSchema).parse(artifacts.explain), pricesAsOf: PRICES.date };
}
