import { z } from 'zod';
import { readEnvironment } from '#runtime/environment.ts';

/** What infra/cdk gives every function of this context. */
export const environment = readEnvironment({ TABLE_NAME: z.string().min(3) });

/** What only the task function gets: the executions context's table, of which it may read the paused executions. */
export const controlTable = (): string => readEnvironment({ CONTROL_TABLE_NAME: z.string().min(3) }).CONTROL_TABLE_NAME;
