import type { JsonObject } from '#contracts/core/json.ts';
import type * as api from '#contracts/jobs/index.ts';
import type { Job, JobTypeUse } from '#contracts/jobs/index.ts';
import type { NodeDef } from '#contracts/process-definition/index.ts';
import { type Call, type Handlers, handle } from './http.ts';
import { ago, now, prefixed } from './ids.ts';
import { page } from './page.ts';
import { FakeProblem, notFound } from './problem.ts';
import type { Run } from './run.ts';

type Going = { resume: (output: JsonObject) => void; fail: (name: string, cause: string) => void };
type Stored = Going & { job: Job; lease?: string };
const jobs = new Map<string, Stored>();
const isOpen = ({ status }: Job): boolean => status === 'available' || status === 'leased';

/** A step that a worker does. */
export function createJobFor(run: Run, node: NodeDef, going: Going): void {
  const id = prefixed('job');
  const job: Job = {
    id,
    type: String(node.config.connector),
    status: 'available',
    title: node.title,
    processId: run.execution.processId,
    version: run.execution.version,
    executionId: run.execution.id,
    nodeId: node.node_id,
    headers: (node.config.headers as JsonObject | undefined) ?? {},
    input: run.data,
    attempt: 0,
    retriesLeft: 3,
    availableAt: now(),
    createdAt: now(),
    updatedAt: now(),
  };
  jobs.set(id, { job, ...going });
}

function take(stored: Stored, worker: string, minutes = 5): Job & { lease: string; deadline: string } {
  const { job } = stored;
  const lease = prefixed('lease');
  const deadline = ago(-minutes);
  Object.assign(job, { status: 'leased', worker, deadline, attempt: job.attempt + 1, updatedAt: now() });
  stored.lease = lease;
  return { ...job, lease, deadline };
}

function held({ params, body }: Call<typeof api.failJob | typeof api.completeJob>): Stored {
  const stored = jobs.get(params.id ?? '');
  if (!stored) throw notFound('job.not-found', 'job');
  if (stored.lease !== body.lease)
    throw new FakeProblem(
      409,
      'job.lease-lost',
      'The job is not yours any more: its lease has ended, or it is another’s.',
    );
  return stored;
}

function end(job: Job, more: Partial<Job>): Job {
  delete job.deadline;
  return Object.assign(job, { updatedAt: now(), endedAt: now(), ...more });
}

function failed(stored: Stored, message: string, retriesLeft: number): Job {
  const { job, fail } = stored;
  const error = { name: 'FlowMaster.JobFailed', message };
  delete stored.lease;
  if (retriesLeft > 0) {
    delete job.deadline;
    return Object.assign(job, { status: 'available', error, retriesLeft, availableAt: ago(-15), updatedAt: now() });
  }
  end(job, { status: 'failed', error, retriesLeft });
  fail(error.name, message);
  return job;
}

function uses(): JobTypeUse[] {
  const found = new Map<string, JobTypeUse>();
  for (const { job } of jobs.values()) {
    if (!isOpen(job)) continue;
    const none = { available: 0, delayed: 0, leased: 0, suspended: 0, failing: 0, workers: [] };
    const use = found.get(job.type) ?? { type: job.type, ...none, oldestAt: job.createdAt };
    found.set(job.type, use);
    const delayed = job.status === 'available' && job.availableAt > now();
    use[delayed ? 'delayed' : (job.status as 'available' | 'leased')] += 1;
    if (job.error) use.failing += 1;
    if (job.status === 'leased' && job.worker && !use.workers.includes(job.worker)) use.workers.push(job.worker);
  }
  return [...found.values()];
}

/** What a worker of the examples has done by the time that somebody looks. */
export function seedJobs(): void {
  const [first, second, third] = [...jobs.values()];
  if (first) take(first, 'till-1', 55);
  if (second) {
    take(second, 'till-2');
    failed(second, 'The bank does not answer.', 2);
  }
  if (third) {
    take(third, 'till-2');
    failed(third, 'The card was refused three times.', 0);
  }
}

export const jobHandlers: Handlers = {
  listJobs: handle<typeof api.listJobs>(({ query }) => {
    const fits = ({ type, status, executionId }: Job): boolean =>
      (!query.type || type === query.type) &&
      (!query.status || status === query.status) &&
      (!query.executionId || executionId === query.executionId);
    return {
      body: page(
        [...jobs.values()]
          .map(({ job }) => job)
          .filter(fits)
          .toReversed(),
        query,
      ),
    };
  }),
  listJobTypes: () => ({ body: { items: uses(), complete: true } }),
  activateJobs: handle<typeof api.activateJobs>(({ body }) => {
    const free = [...jobs.values()].filter(
      ({ job }) => job.type === body.type && job.status === 'available' && job.availableAt <= now(),
    );
    return { body: { items: free.slice(0, body.maxJobs).map((one) => take(one, body.worker)), pollAfterSeconds: 5 } };
  }),
  completeJob: handle<typeof api.completeJob>((call) => {
    const { job, resume } = held(call);
    end(job, { status: 'completed' });
    resume(call.body.output);
    return { body: job };
  }),
  failJob: handle<typeof api.failJob>((call) => {
    const stored = held(call);
    return { body: failed(stored, call.body.message, call.body.retries ?? stored.job.retriesLeft - 1) };
  }),
  releaseJob: handle<typeof api.releaseJob>(({ params, body }) => {
    const stored = jobs.get(params.id ?? '');
    if (!stored) throw notFound('job.not-found', 'job');
    const { job } = stored;
    if (!isOpen(job)) throw new FakeProblem(409, 'job.ended', `The job is ${job.status} already.`);
    delete stored.lease;
    delete job.deadline;
    Object.assign(job, { status: 'available', availableAt: now(), retriesLeft: body.retries ?? job.retriesLeft });
    return { body: job };
  }),
};
