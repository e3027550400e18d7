import { invokeTask } from '#adapters/lambda/invoke.ts';
import {
  type EntryAnswer,
  EntryAnswerSchema,
  type Marking,
  type Registration,
  RegistrationSchema,
} from '#contracts/processes/index.ts';
import { environment } from '../environment.ts';

/** What this context asks the processes context of one tenant, which alone reads the graph. */
export const processesFor = (tenantId: string) => ({
  describeRegistration: async (processId: string, version?: string): Promise<Registration> =>
    RegistrationSchema.parse(
      await invokeTask(environment.PROCESSES_TASKS_ARN, {
        operation: 'processes.describe-registration',
        tenantId,
        processId,
        ...(version === undefined ? {} : { version }),
      }),
    ),
  publishEntry: async (processId: string, version: string, marking: Marking): Promise<EntryAnswer> =>
    EntryAnswerSchema.parse(
      await invokeTask(environment.PROCESSES_TASKS_ARN, {
        operation: 'processes.publish-entry',
        tenantId,
        processId,
        version,
        marking,
      }),
    ),
});
