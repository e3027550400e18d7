import { z } from 'zod';
import { JsonObjectSchema } from '../core/json.ts';
import { operation } from '../core/operation.ts';
import { ExecutionSummarySchema, executionPath } from './execution.ts';

const context = 'executions';

export const NodeIdSchema = z.string().min(1).max(200);

export const MoveExecutionSchema = z
  .strictObject({
    to: NodeIdSchema.meta({ description: 'Node at which the run goes on; the node it stands on repeats it' }),
    from: NodeIdSchema.optional().meta({
      description:
        'Node that the run is expected to stand on: it is not moved when it has gone on meanwhile. Of a run that stands on several, the one that is left; at the others it goes on',
    }),
    data: JsonObjectSchema.optional().meta({
      description: 'The process data that it goes on with; left out: the data as it stood at the node it leaves',
    }),
    abandonBranches: z.boolean().default(false).meta({
      description: 'Of a run that stands on several nodes at once, all are given up, and it goes on at one',
    }),
    whenDone: z.boolean().default(false).meta({
      description:
        'Where other nodes are at work just now: the run is held before what follows them, and moved when they are done, instead of being refused',
    }),
    reason: z.string().max(2000).optional(),
  })
  .meta({ id: 'MoveExecution' });

export const moveExecution = operation({
  id: 'moveExecution',
  context,
  method: 'POST',
  path: '/executions/{id}/move',
  summary: 'Continue a run at another node, or repeat the one it stands on',
  description:
    'The run leaves where it stands: its open tasks and subprocesses are cancelled. It goes on at the node, as the same execution, with its history kept. Where it stands on other nodes as well, tasks and timers there begin anew. With `whenDone` the answer may have `awaitsMoveTo`: it is moved later, and resuming it withdraws that.',
  access: ['manager', 'designer', 'admin'],
  params: executionPath,
  body: MoveExecutionSchema,
  result: ExecutionSummarySchema,
  idempotent: true,
  problems: [
    'execution.not-found',
    'execution.ended',
    'execution.not-started',
    'execution.is-subprocess',
    'execution.move-in-progress',
    'execution.moved-on',
    'execution.in-parallel',
    'execution.no-entry',
    'execution.invalid-data',
    'execution.input-too-large',
  ],
});

export const replayExecution = operation({
  id: 'replayExecution',
  context,
  method: 'POST',
  path: '/executions/{id}/replay',
  summary: 'Run a part of an execution once more: a new execution from one of its nodes on',
  description:
    'It begins with the data as the node was last entered with them, unless `data` is given. The execution itself stays as it is.',
  access: ['manager', 'designer', 'admin'],
  params: executionPath,
  body: z.strictObject({
    nodeId: NodeIdSchema,
    data: JsonObjectSchema.optional(),
    name: z.string().min(1).max(200).optional(),
  }),
  result: ExecutionSummarySchema,
  status: 201,
  idempotent: true,
  problems: [
    'execution.not-found',
    'execution.no-restore-point',
    'execution.no-entry',
    'execution.invalid-data',
    'execution.input-too-large',
    'execution.no-active-version',
  ],
});

export const PositionSchema = z
  .object({
    nodes: z.array(
      z.object({
        nodeId: z.string(),
        title: z.string(),
        /** The process data as the node was entered with it. */
        data: JsonObjectSchema,
        /** It is a join, at which the run has come by one flow and waits for the others. */
        waits: z.boolean(),
      }),
    ),
    /** The process data as the run last had it, wherever it stands. */
    data: JsonObjectSchema,
  })
  .meta({ id: 'Position' });

export const getPosition = operation({
  id: 'getExecutionPosition',
  context,
  method: 'GET',
  path: '/executions/{id}/position',
  summary: 'The nodes that a run stands on, and joins at which it waits, with the process data there',
  access: ['manager', 'designer', 'admin'],
  params: executionPath,
  result: PositionSchema,
  problems: ['execution.not-found', 'execution.ended', 'execution.not-started'],
});

export const operateOperations = [moveExecution, replayExecution, getPosition];
