import { describeRun } from '#adapters/state-machines/runs.ts';
import { answerTask } from '#adapters/state-machines/task-tokens.ts';
import { executionCancelled, executionResumed } from '#contracts/executions/index.ts';
import { eventHandler, on } from '#runtime/event-handler.ts';
import { executionsOf, finish, holdsOf } from './composition.ts';
import { releaseHolds } from './hold-execution.ts';
import { onRunChanged } from './on-run-changed.ts';
import { stop } from './stop-run.ts';

export const handler = eventHandler(
  [
    // Both have been done by the request already; the events make good what a crash in between left undone.
    on(executionResumed, async ({ executionId }, { tenantId }) => {
      const record = await executionsOf(tenantId).get(executionId);
      if (record?.runtimeStatus === 'paused') return;
      await releaseHolds(executionId, { holds: holdsOf(tenantId), answerTask });
    }),
    on(executionCancelled, async ({ executionId, reason }, { tenantId }) => {
      const record = await executionsOf(tenantId).get(executionId);
      if (record) await stop(record, reason);
    }),
  ],
  {
    service: 'executions',
    aws: {
      'Step Functions Execution Status Change': (event) =>
        onRunChanged(event, {
          getRecord: (tenantId, id) => executionsOf(tenantId).get(id),
          inputOf: async (runArn) => (await describeRun(runArn))?.input,
          finish,
        }),
    },
  },
);
