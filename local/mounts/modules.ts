import type { CloudContext, LocalModule } from '#local/services/contract.ts';
import { createEventBridge } from '#local/services/eventbridge/index.ts';
import { createKms } from '#local/services/kms/index.ts';
import { createLogs } from '#local/services/logs/index.ts';
import { createScheduler } from '#local/services/scheduler/index.ts';
import { createSecretsManager } from '#local/services/secretsmanager/index.ts';
import { createSes } from '#local/services/ses/index.ts';
import { createStorage } from '#local/services/storage/index.ts';
import { createStreams } from '#local/services/streams/index.ts';
import { mountStepFunctions } from './step-functions.ts';

/** The services beside those of the core, in the order in which they are made and started. */
export const serviceModules: readonly ((context: CloudContext) => Promise<LocalModule>)[] = [
  createStorage,
  createKms,
  createSecretsManager,
  createSes,
  createLogs,
  createEventBridge,
  createScheduler,
  mountStepFunctions,
  createStreams,
];
