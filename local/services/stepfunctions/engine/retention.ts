import type { Service } from '../api/service.ts';
import type { Operation } from '../store/statements.ts';

const BATCH = 500;

/**
 * Deletes the executions that ended before a time, with their histories and map runs, and the definitions that none needs any more,
 * and gives the space back; answers how many executions.
 */
export async function compact(
  { store, catalog, engine }: Pick<Service, 'store' | 'catalog' | 'engine'>,
  endedBefore: number,
): Promise<number> {
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
  const gone = catalog.all('mapRun').filter((run) => !store.executionById(run.executionId));
  if (gone.length > 0) await catalog.delete(...gone.map(({ arn }): ['mapRun', string] => ['mapRun', arn]));
  const unused = engine.definitions.release(store.unusedDefinitions());
  if (unused.length > 0) await store.commit(unused.map((id): Operation => ['deleteDefinition', id]));
  await store.compact();
  return count;
}
