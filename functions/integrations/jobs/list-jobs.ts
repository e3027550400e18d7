import { mergePartitions, type ReadPartition } from '#adapters/dynamodb/merge-partitions.ts';
import type { QueryOf } from '#contracts/core/operation.ts';
import type { Page } from '#contracts/core/page.ts';
import type { listJobs as operation } from '#contracts/jobs/index.ts';
import { type JobRecord, statusAt } from './job.ts';
import { type JobState, type JobStore, timeKeyOf } from './job-store.ts';

type Asked = QueryOf<typeof operation>;

/** Which of the two stored states a job of the asked status can be in. A job that nobody took in time is withdrawn, but not closed yet. */
function statesOf(status: Asked['status']): JobState[] {
  if (status === undefined || status === 'withdrawn') return ['OPEN', 'CLOSED'];
  return status === 'completed' || status === 'failed' ? ['CLOSED'] : ['OPEN'];
}

const ofType = (type: string | undefined) =>
  type === undefined
    ? undefined
    : { expression: '#type = :type', names: { '#type': 'type' }, values: { ':type': type } };

/** Reads on until enough jobs fit what a filter of the table cannot say: the status is a matter of time. */
const fitting =
  (read: ReadPartition<JobRecord>, fits: (job: JobRecord) => boolean): ReadPartition<JobRecord> =>
  async ({ before, limit }) => {
    const found: JobRecord[] = [];
    for (let from = before; ; ) {
      const page = await read({ before: from, limit: limit + 1 });
      found.push(...page.filter((job) => fits(job) && !found.some(({ id }) => id === job.id)));
      if (page.length <= limit || found.length >= limit) return found.slice(0, limit);
      from = timeKeyOf(page.at(-1)!);
    }
  };

/** A page of the tenant's jobs, newest first. */
export async function listJobs(
  asked: Asked,
  { store, now }: { store: JobStore; now: string },
): Promise<Page<JobRecord>> {
  const page = { limit: asked.limit, cursor: asked.cursor, keyOf: timeKeyOf };
  const fits = (job: JobRecord) =>
    (asked.status === undefined || statusAt(job, now) === asked.status) &&
    (asked.type === undefined || job.type === asked.type);
  if (asked.executionId !== undefined) {
    const jobs = (await store.byExecution(asked.executionId)).filter(fits);
    const inOrder = jobs.sort((a, b) => (timeKeyOf(a) < timeKeyOf(b) ? 1 : -1));
    const read: ReadPartition<JobRecord> = async ({ before, limit }) =>
      inOrder.filter((job) => timeKeyOf(job) <= before).slice(0, limit);
    return mergePartitions([read], page);
  }
  const filter = ofType(asked.type);
  const partitions = statesOf(asked.status).map((state) =>
    fitting((range) => store.list({ state, filter, ...range }), fits),
  );
  return mergePartitions(partitions, page);
}
