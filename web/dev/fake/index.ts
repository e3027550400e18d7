import { apiKeyHandlers } from './api-keys.ts';
import { bpmnHandlers } from './bpmn.ts';
import { executionHandlers } from './executions.ts';
import { historyHandlers } from './histories.ts';
import { createListener } from './http.ts';
import { jobHandlers } from './jobs.ts';
import { linkHandlers } from './links.ts';
import { migrationHandlers } from './migrations.ts';
import { moveHandlers } from './moves.ts';
import { notificationHandlers } from './notifications.ts';
import { identityHandlers, userOf } from './people.ts';
import { platformHandlers } from './platform.ts';
import { templateHandlers } from './process-templates.ts';
import { processHandlers } from './processes.ts';
import { seed } from './seed.ts';
import { taskHandlers } from './tasks.ts';
import { useHandlers } from './uses.ts';
import { viewHandlers } from './views.ts';

/** An API in memory that speaks the contracts; for looking at pages and for trying them in tests, never part of the product. */
export async function createFakeApi() {
  await seed();
  const handlers = {
    ...identityHandlers,
    ...apiKeyHandlers,
    ...processHandlers,
    ...historyHandlers,
    ...viewHandlers,
    ...linkHandlers,
    ...useHandlers,
    ...bpmnHandlers,
    ...templateHandlers,
    ...executionHandlers,
    ...moveHandlers,
    ...migrationHandlers,
    ...taskHandlers,
    ...jobHandlers,
    ...notificationHandlers,
    ...platformHandlers,
  };
  return createListener({ handlers, userOf });
}
