import type { Grant, GrantScope } from './capability.ts';

/** Calling another context's tasks function directly, where the answer is needed before going on. */
const invoke =
  (context: 'executions' | 'processes', variable: string) =>
  ({ scope, names }: GrantScope): Grant => {
    const functionArn = names.functionArn(scope, context, 'tasks');
    return {
      environment: { [variable]: functionArn },
      statements: [{ actions: ['lambda:InvokeFunction'], resources: [functionArn] }],
    };
  };

export const invokeExecutions = invoke('executions', 'EXECUTIONS_TASKS_ARN');
export const invokeProcesses = invoke('processes', 'PROCESSES_TASKS_ARN');

/** Asking every context for its health: its API function, or its tasks function where it has no API. */
export const serviceProbes = ({ apiFunctions, taskFunctions }: GrantScope): Grant => {
  const probed = { ...taskFunctions, ...apiFunctions };
  return {
    environment: { SERVICE_FUNCTIONS: JSON.stringify(probed) },
    statements: [{ actions: ['lambda:InvokeFunction'], resources: Object.values(probed) }],
  };
};
