import { z } from 'zod';
import { readEnvironment } from '#runtime/environment.ts';

/** What infra/cdk gives every function of this context. */
export const environment = readEnvironment({ TABLE_NAME: z.string().min(3) });

/** What the task and event functions get too: the executions context's table, of which they may read the paused executions. */
export const controlTable = (): string => readEnvironment({ CONTROL_TABLE_NAME: z.string().min(3) }).CONTROL_TABLE_NAME;

/** Whether webhooks may call private and loopback addresses: for stages whose partners live in the same network, or on one machine. */
export const allowPrivateTargets = (): boolean =>
  readEnvironment({ WEBHOOK_PRIVATE_TARGETS: z.enum(['allow', 'deny']).default('deny') }).WEBHOOK_PRIVATE_TARGETS ===
  'allow';
