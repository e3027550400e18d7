import type { Operation } from '../store/statements.ts';
import type { Store } from '../store/store.ts';

const BATCH = 500;

/** Deletes the executions that ended before a time, with their histories, and gives the space back; answers how many. */
export async function compact(store: Store, endedBefore: number): Promise<number> {
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
  await store.compact();
  return count;
}
