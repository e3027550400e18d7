import { z } from 'zod';
import { explainMachine } from '#compiler/explain/explain-process.ts';
import { type Explanation, SourceMapSchema } from '#contracts/processes/index.ts';
import { notFound } from '#runtime/errors.ts';
import { definitionOf } from '../process.ts';
import type { ProcessStore } from '../process-store.ts';
import { requirePublished } from '../require-process.ts';

/** The published machine, as far as it is looked into here; the compiler wrote it. */
const MachineSchema = z.looseObject({
  StartAt: z.string(),
  States: z.record(z.string(), z.record(z.string(), z.json())),
});

/**
 * How a published version compiled and what it costs, at today's prices: read off the stored machine.
 * @throws AppError `process.version-not-found`, `process.version-not-published`
 */
export async function explainVersion(id: string, version: string, store: ProcessStore): Promise<Explanation> {
  const found = await requirePublished(id, version, store);
  const artifacts = await store.artifacts(id, version);
  if (!artifacts) throw notFound('process-version', version);
  const machine = MachineSchema.parse(JSON.parse(artifacts.asl));
  return explainMachine(definitionOf(found), machine, SourceMapSchema.parse(artifacts.sourceMap));
}
