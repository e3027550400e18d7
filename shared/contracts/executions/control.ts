import { z } from 'zod';
import { operation } from '../core/operation.ts';
import { ExecutionSummarySchema, executionPath } from './execution.ts';

const context = 'executions';

const control = (verb: 'pause' | 'resume' | 'cancel', summary: string, description: string) =>
  operation({
    id: `${verb}Execution`,
    context,
    method: 'PUT',
    path: `/executions/{id}/${verb}`,
    summary,
    description,
    access: ['manager', 'designer', 'admin'],
    params: executionPath,
    body: z.strictObject({ reason: z.string().max(2000).optional() }).optional(),
    result: ExecutionSummarySchema,
    problems: ['execution.not-found', 'execution.ended', ...(verb === 'resume' ? ['execution.not-paused'] : [])],
  });

export const pauseExecution = control(
  'pause',
  'Pause an execution and its subprocesses',
  'Work in progress is finished; the run holds before its next activity. Pausing a paused execution changes nothing.',
);
export const resumeExecution = control(
  'resume',
  'Resume a paused execution',
  'The run goes on at the activities where it holds. A move that waits for work to be done (`whenDone`) is withdrawn.',
);
export const cancelExecution = control(
  'cancel',
  'Cancel an execution and its subprocesses',
  'Open tasks of the run are cancelled. Cancelling a cancelled execution changes nothing.',
);

export const controlOperations = [pauseExecution, resumeExecution, cancelExecution];
