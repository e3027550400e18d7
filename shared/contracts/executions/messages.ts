import { z } from 'zod';
import { JsonObjectSchema, JsonSchema } from '../core/json.ts';
import { operation } from '../core/operation.ts';

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
  summary: 'Send a message to the run that waits for it',
  description: 'A message that comes before its run waits is kept for a bounded time; `delivered` then is 0.',
  access: 'user',
  body: MessageSchema,
  result: z.object({ delivered: z.int(), kept: z.boolean() }),
  status: 202,
  idempotent: true,
});

export const messageOperations = [publishMessage];
