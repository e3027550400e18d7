import { z } from 'zod';
import { JsonObjectSchema } from '#contracts/core/json.ts';
import { DurationSchema } from '#contracts/core/scalars.ts';
import { RoleSchema } from '#contracts/identity.ts';
import { FormFieldSchema, HumanTaskConfigSchema, PrioritySchema } from '#contracts/process-definition/index.ts';

/** Expressions may give nothing: null, or a JSONata result that is left out. */
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value ?? undefined, schema.optional());

/** What a compiled human activity sends with `task.create`: the node's configuration with its expressions resolved. */
export const TaskConfigSchema = z.object({
  title: z.string().default('Task'),
  description: optional(z.string()),
  nodeType: optional(z.string()),
  action: optional(z.string()),
  instructions: optional(z.string()),
  assignee: optional(z.string()),
  candidateRole: optional(RoleSchema),
  candidateUsers: optional(z.array(z.string())),
  priority: optional(PrioritySchema),
  form_fields: z.array(FormFieldSchema).default([]),
  dueIn: optional(DurationSchema),
  timeoutSeconds: optional(z.number()),
  reminder: HumanTaskConfigSchema.shape.reminder,
  escalation: HumanTaskConfigSchema.shape.escalation,
  party: optional(z.object({ name: optional(z.string()), email: optional(z.string()) })),
  context: optional(JsonObjectSchema),
  processName: optional(z.string()),
});
export type TaskConfig = z.output<typeof TaskConfigSchema>;
