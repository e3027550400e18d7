import { z } from 'zod';
import { JsonObjectSchema } from '../core/json.ts';
import { OrganizationIdSchema, UserIdSchema } from '../core/scalars.ts';
import { DataDefinitionSchema } from './data-definition.ts';
import { DiagramSchema } from './diagram.ts';
import { ExpressionSchema, FieldNameSchema } from './expressions.ts';

export const NodeTypeSchema = z
  .enum([
    'start',
    'end',
    'human_internal',
    'human_external',
    'machine',
    'external_affiliated',
    'external_third_party',
    'ai_agent',
    'subprocess',
    'decision',
    'event',
  ])
  .meta({ id: 'NodeType' });
export type NodeType = z.infer<typeof NodeTypeSchema>;

export const ActionTypeSchema = z
  .enum([
    'employee_task',
    'approval',
    'script',
    'ai_agent',
    'notification',
    'webhook',
    'connector',
    'rule',
    'sdx_query',
  ])
  .meta({ id: 'ActionType' });
export type ActionType = z.infer<typeof ActionTypeSchema>;

/** Id of a node, flow or lane within its process. */
export const ElementIdSchema = z
  .string()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_.-]{0,79}$/,
    'must start with a letter or underscore and have only letters, digits, dots, hyphens and underscores (80 at most)',
  );

/** A node (seed: `node_def`). `config` is checked against the schema of its type and action when the graph is checked. */
export const NodeDefSchema = z
  .strictObject({
    node_id: ElementIdSchema,
    type: NodeTypeSchema,
    title: z.string().min(1).max(200),
    description: z.string().max(10_000).optional(),
    action_type: ActionTypeSchema.optional(),
    lane_id: ElementIdSchema.optional(),
    /** The subprocess on this drawing that the node lies in; absent at the top of the process. */
    scope_id: ElementIdSchema.optional(),
    isEntryNode: z.boolean().optional(),
    isExitNode: z.boolean().optional(),
    config: JsonObjectSchema.default({}),
    data: JsonObjectSchema.optional(),
    metadata: JsonObjectSchema.optional(),
    position: z.strictObject({ x: z.number(), y: z.number() }).optional(),
    requiredInputs: z.array(FieldNameSchema).default([]),
    outputs: z.array(FieldNameSchema).default([]),
  })
  .meta({ id: 'NodeDef' });
export type NodeDef = z.infer<typeof NodeDefSchema>;

/** A flow between two nodes (seed: edge `proc_def_node_flow`). */
export const FlowSchema = z
  .strictObject({
    id: ElementIdSchema,
    from: ElementIdSchema,
    to: ElementIdSchema,
    type: z.enum(['sequence', 'conditional']).default('sequence'),
    condition: ExpressionSchema.optional(),
    /** Taken when no condition of the same decision holds. */
    isDefault: z.boolean().default(false),
    label: z.string().max(200).optional(),
    metadata: JsonObjectSchema.optional(),
  })
  .meta({ id: 'Flow' });
export type Flow = z.infer<typeof FlowSchema>;

export const LaneSchema = z
  .strictObject({
    id: ElementIdSchema,
    title: z.string().min(1).max(200),
    role: z.enum(['designer', 'employee', 'manager', 'admin']).optional(),
    metadata: JsonObjectSchema.optional(),
  })
  .meta({ id: 'Lane' });
export type Lane = z.infer<typeof LaneSchema>;

/** A process as designers write it: what is saved, compiled, versioned and drawn. */
export const ProcessDefinitionSchema = z
  .strictObject({
    name: z.string().min(1).max(200),
    description: z.string().max(10_000).optional(),
    owner: UserIdSchema.optional(),
    organization_id: OrganizationIdSchema.optional(),
    isTopLevel: z.boolean().default(true),
    metadata: JsonObjectSchema.optional(),
    lanes: z.array(LaneSchema).max(200).default([]),
    nodes: z.array(NodeDefSchema).max(20_000),
    flows: z.array(FlowSchema).max(50_000),
    data_definitions: z.array(DataDefinitionSchema).max(1_000).default([]),
    /** How it is drawn; without one, the drawing arranges itself. */
    diagram: DiagramSchema.optional(),
  })
  .meta({ id: 'ProcessDefinition' });
export type ProcessDefinition = z.infer<typeof ProcessDefinitionSchema>;
export type ProcessDefinitionInput = z.input<typeof ProcessDefinitionSchema>;
