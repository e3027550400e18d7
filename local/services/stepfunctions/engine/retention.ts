import type { Operation } from '../store/statements.ts';
import type { Store } from '../store/store.ts';
import type { Definitions } from './definitions.ts';

const BATCH = 500;

/**
 * Deletes the executions that ended before a time, with their histories, and the definitions that none needs any more, and gives
 * the space back; answers how many executions.
 */
export async function compact(store: Store, definitions: Definitions, endedBefore: number): Promise<number> {
  let count = 0;
  for (;;) {
    const ids = store.stoppedBefore(endedBefore, BATCH);
    if (ids.length === 0) break;
    count += ids.length;
    await store.commit(
      ids.flatMap((id): Operation[] => [
        ['deleteJournal', id],
        ['deleteExecution', id],
      ]),
    );
  }
  const unused = definitions.release(store.unusedDefinitions());
  if (unused.length > 0) await store.commit(unused.map((id): Operation => ['deleteDefinition', id]));
  await store.compact();
  return count;
}
