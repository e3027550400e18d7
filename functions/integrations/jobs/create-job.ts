import { z } from 'zod';
import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { JsonObjectSchema } from '#contracts/core/json.ts';
import { jobCreated } from '#contracts/jobs/index.ts';
import { JobTypeSchema } from '#contracts/process-definition/index.ts';
import { activityId } from '#runtime/activity-id.ts';
import { after } from '#runtime/durations.ts';
import { TaskError } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import { runNumberOf } from '#runtime/run-name.ts';
import type { ActivityCall } from '#runtime/task-handler.ts';
import { type Answering, answerWith } from './answer-step.ts';
import { eventIdsOf, isOpen, type JobRecord } from './job.ts';
import type { JobStore } from './job-store.ts';
import { withdrawJob } from './withdraw-jobs.ts';

/** What a compiled activity sends with `job.create`: the node's configuration with its expressions resolved. */
export const JobConfigSchema = z.object({
  title: z.string().default('Job'),
  /** Resolved when the state is entered: an expression may give anything. */
  connector: z.unknown(),
  headers: JsonObjectSchema.default({}),
  timeoutSeconds: z.number().optional(),
  retry: z
    .object({
      maxAttempts: z.int(),
      intervalSeconds: z.number().optional(),
      backoffRate: z.number().optional(),
      maxDelaySeconds: z.number().optional(),
    })
    .default({ maxAttempts: 0 }),
});
type Call = Omit<ActivityCall, 'config'> & { config: z.output<typeof JobConfigSchema> };

interface Ports extends Answering {
  store: JobStore;
  /** Whether a run was left or stopped while this call was on its way. */
  hasLeft: (runName: string) => Promise<boolean>;
}

function typeOf({ config }: Call): string {
  const type = JobTypeSchema.safeParse(config.connector);
  if (type.success) return type.data;
  throw new TaskError(
    'JobTypeInvalid',
    `“${config.title}” asks for a worker of the type ${JSON.stringify(config.connector ?? null).slice(0, 200)}, which is no name.`,
    {
      help: 'Let the expression of the job type give a text of 1 to 200 characters.',
    },
  );
}

function jobOf(call: Call): JobRecord {
  const { config } = call;
  const now = timestamp();
  return {
    id: activityId('job', call),
    type: typeOf(call),
    status: 'available',
    paused: false,
    title: config.title,
    processId: call.processId,
    version: call.version,
    executionId: call.executionId,
    rootId: call.rootId,
    nodeId: call.nodeId,
    ...(call.instance === undefined ? {} : { instance: call.instance }),
    ...(call.scope === undefined ? {} : { scope: call.scope }),
    ...(call.run === undefined ? {} : { run: runNumberOf(call.run) }),
    headers: config.headers,
    input: call.input,
    retry: config.retry,
    attempt: 0,
    retriesLeft: config.retry.maxAttempts + 1,
    availableAt: now,
    ...(config.timeoutSeconds === undefined ? {} : { timeoutAt: after(now, `PT${Math.ceil(config.timeoutSeconds)}S`) }),
    taskToken: call.taskToken!,
    createdAt: now,
    updatedAt: now,
    revision: 1,
  };
}

/**
 * A repeated call brings a new token. The job that is there answers it; one that has ended without a result is tried
 * once more, since the state has asked for that.
 */
async function meetAgain(fresh: JobRecord, ports: Ports): Promise<void> {
  const { store } = ports;
  for (;;) {
    const job = await store.get(fresh.id);
    if (!job || job.taskToken === fresh.taskToken) return;
    const renewed: JobRecord = { ...job, taskToken: fresh.taskToken };
    if (job.status === 'completed') return void (await answerWith(renewed, ports));
    const { timeoutAt: _, ...rest } = renewed;
    const again = { ...rest, ...(fresh.timeoutAt === undefined ? {} : { timeoutAt: fresh.timeoutAt }) };
    const after: JobRecord = isOpen(job) ? again : { ...fresh, attempt: job.attempt, createdAt: job.createdAt };
    if (await store.change(job, after, [])) return;
  }
}

/** Opens the job of an activity; a worker's answer answers the waiting state. The same activity gives one job only. */
export async function createJob(call: Call, ports: Ports): Promise<Record<string, never>> {
  const job = jobOf(call);
  if (!(await ports.store.create(job, [eventOf(jobCreated, eventIdsOf(job))]))) await meetAgain(job, ports);
  if (await ports.hasLeft(call.run ?? call.executionId))
    await withdrawJob(job, 'The run that asked for it has been stopped.', ports.store);
  return {};
}
