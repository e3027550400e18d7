import { z } from 'zod';
import { pauseCheckOf, unlessPaused } from '#adapters/control/pause-check.ts';
import { answerTask, failTask } from '#adapters/state-machines/task-tokens.ts';
import { WebhookConfigSchema } from '#contracts/process-definition/index.ts';
import { activity, taskHandler } from '#runtime/task-handler.ts';
import { jobsOf, leftRunsOf } from './composition.ts';
import { allowPrivateTargets, controlTable } from './environment.ts';
import { createJob, JobConfigSchema } from './jobs/create-job.ts';
import { WithdrawConfigSchema, withdrawJobs } from './jobs/withdraw-jobs.ts';
import { callWebhook } from './webhooks/call-webhook.ts';
import { resolveTarget } from './webhooks/webhook-target.ts';

/** The configuration as the state machine sends it: expressions are resolved. */
const ResolvedWebhookSchema = WebhookConfigSchema.pick({
  method: true,
  headers: true,
  body: true,
  timeoutSeconds: true,
})
  .extend({ url: z.string() })
  .loose();

const pauseCheck = pauseCheckOf(controlTable());
const allowPrivate = allowPrivateTargets();

export const handler = taskHandler([
  activity(
    'integrations',
    'webhook.call',
    ResolvedWebhookSchema,
    unlessPaused(pauseCheck, async (call) => ({
      output: await callWebhook(call, { fetch, resolve: (url) => resolveTarget(url, { allowPrivate }) }),
    })),
  ),
  activity(
    'integrations',
    'job.create',
    JobConfigSchema,
    unlessPaused(pauseCheck, (call) =>
      createJob(call, {
        store: jobsOf(call.tenantId),
        answerTask,
        failTask,
        hasLeft: (run) => leftRunsOf(call.tenantId).hasLeft(run),
      }),
    ),
  ),
  activity(
    'integrations',
    'job.withdraw',
    WithdrawConfigSchema,
    unlessPaused(pauseCheck, (call) => withdrawJobs(call, jobsOf(call.tenantId))),
  ),
]);
