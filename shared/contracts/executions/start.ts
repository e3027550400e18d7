import { z } from 'zod';
import { JsonObjectSchema } from '../core/json.ts';
import { operation } from '../core/operation.ts';
import { ProcessIdSchema, SemanticVersionSchema } from '../core/scalars.ts';
import { TriggerEntityTypeSchema } from '../processes/index.ts';
import { ExecutionSummarySchema } from './execution.ts';
import { NodeIdSchema } from './operate.ts';

const context = 'executions';

export const StartExecutionSchema = z
  .strictObject({
    processId: ProcessIdSchema.optional(),
    version: SemanticVersionSchema.optional().meta({
      description: 'A published version; the active one when left out',
    }),
    trigger: z
      .strictObject({ entityType: TriggerEntityTypeSchema, entityId: z.string().min(1).max(200) })
      .optional()
      .meta({ description: 'Starts the process that the entity is linked to; instead of processId' }),
    startAt: z
      .strictObject({ nodeId: NodeIdSchema, data: JsonObjectSchema.default({}) })
      .optional()
      .meta({
        description: 'Starts at this node with this process data instead of `input`; for managers and designers',
      }),
    name: z.string().min(1).max(200).optional(),
    input: JsonObjectSchema.default({}),
    context: JsonObjectSchema.default({}),
  })
  .refine((body) => (body.processId === undefined) !== (body.trigger === undefined), {
    path: ['processId'],
    message: 'give either processId or trigger',
  })
  .refine((body) => body.startAt === undefined || Object.keys(body.input).length === 0, {
    path: ['input'],
    message: 'give the process data in startAt.data',
  })
  .meta({ id: 'StartExecution' });

export const startExecution = operation({
  id: 'startExecution',
  context,
  method: 'POST',
  path: '/executions',
  summary: 'Start a process',
  access: 'user',
  body: StartExecutionSchema,
  result: ExecutionSummarySchema,
  status: 201,
  idempotent: true,
  problems: [
    'execution.invalid-input',
    'execution.no-active-version',
    'execution.no-entry',
    'execution.invalid-data',
    'execution.start-at-forbidden',
    'execution.input-too-large',
    'process.not-found',
    'trigger-link.not-found',
  ],
});

export const startOperations = [startExecution];
