import { z } from 'zod';
import { JsonObjectSchema, JsonSchema } from '../core/json.ts';
import { operation } from '../core/operation.ts';
import { ExecutionIdSchema } from '../core/scalars.ts';

const context = 'executions';

export const MessageSchema = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(200)
      .meta({ description: 'Name of the message that an event waits for', example: 'complaint.confirmed' }),
    correlationKey: JsonSchema.optional().meta({
      description: 'Value that the waiting run expects; left out for events without one',
      example: 'CASE-1001',
    }),
    data: JsonObjectSchema.default({}),
  })
  .meta({ id: 'Message' });

export const publishMessage = operation({
  id: 'publishMessage',
  context,
  method: 'POST',
  path: '/messages',
  summary: 'Send a message to the run that waits for it, or to the processes that begin with it',
  description:
    'A message goes to the run that has waited longest. Where none waits, it starts every process whose active version begins with it, with `data` as input. Otherwise it is kept for a day for a run that comes to wait for it.',
  access: 'user',
  body: MessageSchema,
  result: z.object({
    delivered: z.int().meta({ description: 'Runs that went on' }),
    started: z.array(ExecutionIdSchema).meta({ description: 'Executions that began with it' }),
    kept: z.boolean(),
  }),
  problems: ['execution.invalid-input'],
  status: 202,
  idempotent: true,
});

export const messageOperations = [publishMessage];
