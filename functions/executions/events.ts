import { describeRun } from '#adapters/state-machines/runs.ts';
import {
  executionCancelled,
  executionResumed,
  migrationProgressed,
  migrationStarted,
} from '#contracts/executions/index.ts';
import {
  processActivated,
  processArchived,
  processPublished,
  triggerLinkCreated,
  triggerLinkDeleted,
} from '#contracts/processes/index.ts';
import { eventHandler, on } from '#runtime/event-handler.ts';
import { executionsOf, finish, releasingOf, runnablesOf } from './composition.ts';
import { onRunChanged } from './on-run-changed.ts';
import { migratingOf } from './operate/composition.ts';
import { migratePart } from './operate/migration/migrate-instances.ts';
import { processesFor } from './operate/processes-gateway.ts';
import { repairActive, repairTriggerLink, repairVersion } from './repair-registration.ts';
import { stop } from './stop-run.ts';

const repairing = (tenantId: string) => ({
  store: runnablesOf(tenantId),
  describe: processesFor(tenantId).describeRegistration,
});

export const handler = eventHandler(
  [
    // Registered already by the publish itself, unless it crashed right after its commit.
    on(processPublished, ({ processId, version }, { tenantId }) =>
      repairVersion(processId, version, repairing(tenantId)),
    ),
    on(processActivated, ({ processId, version }, { tenantId }) =>
      repairActive(processId, version, repairing(tenantId)),
    ),
    on(processArchived, ({ processId }, { tenantId }) => repairActive(processId, null, repairing(tenantId))),
    on(triggerLinkCreated, (link, { tenantId }) => repairTriggerLink(link, repairing(tenantId))),
    on(triggerLinkDeleted, (link, { tenantId }) => repairTriggerLink(link, repairing(tenantId))),
    on(migrationStarted, ({ migrationId }, { tenantId }) => migratePart(migrationId, 0, migratingOf(tenantId))),
    on(migrationProgressed, ({ migrationId, part }, { tenantId }) =>
      migratePart(migrationId, part, migratingOf(tenantId)),
    ),
    // Both have been done by the request already; the events make good what a crash in between left undone.
    on(executionResumed, async ({ executionId }, { tenantId }) => {
      const record = await executionsOf(tenantId).get(executionId);
      if (record?.runtimeStatus === 'paused') return;
      await releasingOf(tenantId)(executionId);
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
