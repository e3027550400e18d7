import { z } from 'zod';
import { type JsonObject, JsonObjectSchema } from '#contracts/core/json.ts';
import type { ActivityCall } from '#runtime/task-handler.ts';
import type { KeptDataStore } from './kept-data-store.ts';

/** What a compiled activity sends with `scope.keep`: the visits of the subprocesses around that may be interrupted. */
export const KeepDataConfigSchema = z.object({ keys: z.array(z.string().min(1)).min(1).max(50) });
/** What follows an interruption sends with `scope.restore`. */
export const RestoreDataConfigSchema = z.object({ key: z.string().min(1) });

type Call<C> = Pick<ActivityCall, 'executionId' | 'input'> & { config: C };

/** Keeps the fields that an activity has written: an interruption stops the branch that has them. */
export async function keepData(
  { executionId, input, config }: Call<z.output<typeof KeepDataConfigSchema>>,
  store: Pick<KeptDataStore, 'keep'>,
): Promise<{ output: JsonObject }> {
  const fields = JsonObjectSchema.parse(input);
  if (Object.keys(fields).length > 0) await store.keep(executionId, [...new Set(config.keys)], fields);
  return { output: {} };
}

/** What was written in a visit before it was interrupted. */
export const restoreData = async (
  { executionId, config }: Call<z.output<typeof RestoreDataConfigSchema>>,
  store: Pick<KeptDataStore, 'get'>,
): Promise<{ output: JsonObject }> => ({ output: await store.get(executionId, config.key) });
