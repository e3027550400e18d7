export const executions = {} as const;
