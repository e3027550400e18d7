import { apiKeyOperations } from './api-keys.ts';
import type { AnyOperation } from './core/operation.ts';
import { eventOperations } from './events.ts';
import { executionOperations } from './executions/index.ts';
import { identityOperations } from './identity.ts';
import { jobOperations } from './jobs/index.ts';
import { notificationOperations } from './notifications.ts';
import { processOperations } from './processes/index.ts';
import { registryOperations } from './registry.ts';
import { sessionOperations } from './sessions.ts';
import { taskOperations } from './tasks.ts';

/** Every HTTP operation of the platform: routes, OpenAPI and the client derive from this list. */
export const operations = [
  ...sessionOperations,
  ...identityOperations,
  ...apiKeyOperations,
  ...processOperations,
  ...executionOperations,
  ...taskOperations,
  ...jobOperations,
  ...notificationOperations,
  ...eventOperations,
  ...registryOperations,
] as unknown as readonly AnyOperation[];

export const API_PREFIX = '/api/v1';
