import { z } from 'zod';
import { jsonVariable, readEnvironment } from '#runtime/environment.ts';

const machines = {
  STATE_MACHINE_PREFIX: z.string(),
  STATE_MACHINE_ROLE_ARN: z.string(),
  STATE_MACHINE_LOG_GROUP_ARN: z.string(),
  TASK_FUNCTIONS: jsonVariable(z.record(z.string(), z.string())),
};

/** What compiling into state machines needs. */
export const readMachineEnvironment = () => readEnvironment(machines);

/** What publishing needs; only the API function has it. */
export const readPublishEnvironment = () => readEnvironment({ ...machines, EXECUTIONS_TASKS_ARN: z.string() });

export const environment = readEnvironment({ TABLE_NAME: z.string(), EVENT_BUS_NAME: z.string() });
