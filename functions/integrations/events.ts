import { pauseCheckOf } from '#adapters/control/pause-check.ts';
import { answerTask, failTask } from '#adapters/state-machines/task-tokens.ts';
import {
  executionCancelled,
  executionCompleted,
  executionFailed,
  executionMoved,
  executionPaused,
  executionResumed,
} from '#contracts/executions/index.ts';
import { jobCompleted, jobFailed } from '#contracts/jobs/index.ts';
import { eventHandler, on } from '#runtime/event-handler.ts';
import { jobsOf, leftRunsOf } from './composition.ts';
import { controlTable } from './environment.ts';
import { answerStep } from './jobs/answer-step.ts';
import { suspendJobs } from './jobs/suspend-jobs.ts';
import { withdrawJobsOf } from './jobs/withdraw-jobs.ts';

const answer = (jobId: string, tenantId: string) =>
  answerStep(jobId, { store: jobsOf(tenantId), answerTask, failTask });
const suspend = (executionId: string, tenantId: string) =>
  suspendJobs(executionId, {
    store: jobsOf(tenantId),
    // A check of its own: what another has read a moment ago may be older than the event.
    isPaused: (id) => pauseCheckOf(controlTable()).isPaused({ tenantId, executionId: id }),
  });

export const handler = eventHandler(
  [
    on(jobCompleted, ({ jobId }, { tenantId }) => answer(jobId, tenantId)),
    on(jobFailed, ({ jobId }, { tenantId }) => answer(jobId, tenantId)),
    on(executionPaused, ({ executionId }, { tenantId }) => suspend(executionId, tenantId)),
    on(executionResumed, ({ executionId }, { tenantId }) => suspend(executionId, tenantId)),
    on(executionCompleted, ({ executionId }, { tenantId }) =>
      withdrawJobsOf(executionId, 'The execution has reached its end.', jobsOf(tenantId)),
    ),
    on(executionFailed, async ({ executionId }, { tenantId }) => {
      await leftRunsOf(tenantId).leave(executionId);
      await withdrawJobsOf(executionId, 'The execution has failed.', jobsOf(tenantId));
    }),
    on(executionCancelled, async ({ executionId, reason }, { tenantId }) => {
      await leftRunsOf(tenantId).leave(executionId);
      await withdrawJobsOf(executionId, reason ?? 'The execution was cancelled.', jobsOf(tenantId));
    }),
    on(executionMoved, async ({ executionId, reason, run }, { tenantId }) => {
      await leftRunsOf(tenantId).leave(executionId, run);
      await withdrawJobsOf(executionId, reason ?? 'The execution was moved to another node.', jobsOf(tenantId), run);
    }),
  ],
  { service: 'integrations' },
);
