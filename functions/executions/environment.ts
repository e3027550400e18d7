import { z } from 'zod';
import { readEnvironment } from '#runtime/environment.ts';

/** What infra/cdk gives every function of this context. */
export const environment = readEnvironment({ TABLE_NAME: z.string().min(3), PROCESSES_TASKS_ARN: z.string() });
