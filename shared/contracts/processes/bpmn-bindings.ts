import { z } from 'zod';
import { ProcessIdSchema, SemanticVersionSchema } from '../core/scalars.ts';
import {
  ConnectorConfigSchema,
  DataDefinitionSchema,
  ExpressionSchema,
  FieldNameSchema,
  HumanTaskConfigSchema,
  JobTypeSchema,
  MappingSchema,
} from '../process-definition/index.ts';

const decided = (given: object): boolean =>
  Object.entries(given).some(([name, value]) => name !== '$comment' && value !== undefined);

/** For whoever reads the file; it decides nothing. */
const CommentSchema = z.string().max(2_000).optional();

/** What a document does not say of a node, or says in words that mean nothing here. */
export const NodeBindingSchema = z
  .strictObject({
    $comment: CommentSchema,
    jobType: JobTypeSchema.optional().meta({ description: 'A worker does it, as a job of this type' }),
    headers: ConnectorConfigSchema.shape.headers,
    processId: ProcessIdSchema.optional().meta({ description: 'The process that a call activity runs' }),
    version: z.union([z.literal('active'), SemanticVersionSchema]).optional(),
    assignee: HumanTaskConfigSchema.shape.assignee,
    candidateRole: HumanTaskConfigSchema.shape.candidateRole,
    inputs: MappingSchema.optional().meta({ description: 'What it gets: name → value, or `{% … %}` over the data' }),
    outputs: z.array(FieldNameSchema).optional().meta({ description: 'Data fields that are taken from what it gives' }),
    quantity: z.literal(1).optional().meta({ description: 'It takes and gives one token at a time' }),
  })
  .refine(decided, 'decides nothing');
export type NodeBinding = z.infer<typeof NodeBindingSchema>;

export const FlowBindingSchema = z
  .strictObject({
    $comment: CommentSchema,
    condition: ExpressionSchema.optional().meta({ description: 'JSONata' }),
    isDefault: z.literal(true).optional().meta({ description: 'It is taken when no other condition holds' }),
  })
  .refine(({ condition, isDefault }) => (condition === undefined) !== (isDefault === undefined), {
    message: 'is either a condition or the default',
  });
export type FlowBinding = z.infer<typeof FlowBindingSchema>;

/** Decisions that an import of a BPMN document takes over, by the ids of the document's elements. */
export const BpmnBindingsSchema = z
  .strictObject({
    nodes: z.record(z.string(), NodeBindingSchema).default({}),
    flows: z.record(z.string(), FlowBindingSchema).default({}),
    data: z.array(DataDefinitionSchema).default([]).meta({
      description: 'Fields of the process data, such as what a start takes; BPMN has no words for their form',
    }),
  })
  .meta({ id: 'BpmnBindings' });
export type BpmnBindings = z.infer<typeof BpmnBindingsSchema>;

/** Bindings with a null for each decision that is open: what is to be filled in. */
export const BpmnBindingsTemplateSchema = z
  .object({
    nodes: z.record(z.string(), z.record(z.string(), z.unknown())),
    flows: z.record(z.string(), z.record(z.string(), z.unknown())),
    data: z.array(DataDefinitionSchema).optional(),
  })
  .meta({ id: 'BpmnBindingsTemplate' });
export type BpmnBindingsTemplate = z.infer<typeof BpmnBindingsTemplateSchema>;
