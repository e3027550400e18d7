import { apiKeyEvents } from './api-keys.ts';
import type { EventContract } from './core/event.ts';
import { executionEvents } from './executions/index.ts';
import { identityEvents } from './identity.ts';
import { jobEvents } from './jobs/index.ts';
import { notificationEvents } from './notifications.ts';
import { processEvents } from './processes/index.ts';
import { taskEvents } from './tasks.ts';

/** Every domain event of the platform, by type: checked when published and when consumed. */
export const eventRegistry: ReadonlyMap<string, EventContract> = new Map(
  [
    ...identityEvents,
    ...apiKeyEvents,
    ...processEvents,
    ...executionEvents,
    ...taskEvents,
    ...jobEvents,
    ...notificationEvents,
  ].map((contract) => [contract.type, contract as unknown as EventContract]),
);
