import * as operations from '#contracts/jobs/index.ts';
import { notFound } from '#runtime/errors.ts';
import { httpHandler, route } from '#runtime/http-handler.ts';
import { timestamp } from '#runtime/ids.ts';
import { jobsOf } from './composition.ts';
import { activateJobs, taken } from './jobs/activate-jobs.ts';
import { completeJob } from './jobs/complete-job.ts';
import { extendJob } from './jobs/extend-job.ts';
import { failJob, throwJobError } from './jobs/fail-job.ts';
import { type JobRecord, present } from './jobs/job.ts';
import { listJobTypes } from './jobs/list-job-types.ts';
import { listJobs } from './jobs/list-jobs.ts';
import { releaseJob } from './jobs/release-job.ts';

const shown = (job: JobRecord) => present(job, timestamp());

export const handler = httpHandler([
  route(operations.activateJobs, ({ body, caller }) => activateJobs(body, jobsOf(caller.tenantId))),
  route(operations.completeJob, async ({ params, body, caller }) =>
    shown(await completeJob(params.id, body, jobsOf(caller.tenantId))),
  ),
  route(operations.failJob, async ({ params, body, caller }) =>
    shown(await failJob(params.id, body, jobsOf(caller.tenantId))),
  ),
  route(operations.throwJobError, async ({ params, body, caller }) =>
    shown(await throwJobError(params.id, body, jobsOf(caller.tenantId))),
  ),
  route(operations.extendJob, async ({ params, body, caller }) =>
    taken(await extendJob(params.id, body, jobsOf(caller.tenantId)), timestamp()),
  ),
  route(operations.releaseJob, async ({ params, body, caller }) =>
    shown(await releaseJob(params.id, body, jobsOf(caller.tenantId))),
  ),
  route(operations.listJobTypes, ({ caller }) => listJobTypes({ store: jobsOf(caller.tenantId), now: timestamp() })),
  route(operations.listJobs, async ({ query, caller }) => {
    const page = await listJobs(query, { store: jobsOf(caller.tenantId), now: timestamp() });
    return { ...page, items: page.items.map(shown) };
  }),
  route(operations.getJob, async ({ params, caller }) => {
    const store = jobsOf(caller.tenantId);
    const job = await store.get(params.id);
    if (!job) throw notFound('job', params.id);
    const output = job.status === 'completed' ? await store.output(job.id) : undefined;
    return { ...shown(job), ...(output === undefined ? {} : { output }) };
  }),
]);
