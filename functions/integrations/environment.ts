import { z } from 'zod';
import { readEnvironment } from '#runtime/environment.ts';

const environment = readEnvironment({
  CONTROL_TABLE_NAME: z.string(),
  WEBHOOK_PRIVATE_TARGETS: z.enum(['allow', 'deny']).default('deny'),
});

export const controlTable = environment.CONTROL_TABLE_NAME;

/** Whether webhooks may call private and loopback addresses: for stages whose partners live in the same network, or on one machine. */
export const allowPrivateTargets = environment.WEBHOOK_PRIVATE_TARGETS === 'allow';
