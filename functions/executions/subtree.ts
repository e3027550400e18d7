import type { ExecutionRecord } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';

/** An execution and everything below it, parents before their children. */
export async function subtreeOf(
  record: ExecutionRecord,
  store: Pick<ExecutionStore, 'descendants' | 'getMany'>,
): Promise<ExecutionRecord[]> {
  const links = await store.descendants(record.rootExecutionId);
  const byParent = Map.groupBy(links, (link) => link.parentExecutionId);
  const below: string[] = [];
  for (let level = [record.id]; level.length > 0; ) {
    level = level.flatMap((id) => (byParent.get(id) ?? []).map((link) => link.id));
    below.push(...level);
  }
  const byId = new Map((await store.getMany(below)).map((one) => [one.id, one]));
  return [record, ...below.flatMap((id) => byId.get(id) ?? [])];
}
