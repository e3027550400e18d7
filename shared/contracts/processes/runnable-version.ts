import { z } from 'zod';
import { ProcessIdSchema, SemanticVersionSchema } from '../core/scalars.ts';
import { DataDefinitionSchema, DiagnosticSchema, NodeDefSchema, TimerSchema } from '../process-definition/index.ts';
import { TriggerEntityTypeSchema } from './trigger-links.ts';

/**
 * State name in the ASL → the node that it belongs to and what it does for it, and what lies between two states: the flows and
 * the nodes without a state of their own (`''` stands for the start and the end). Projects a run's history onto the drawing.
 */
export const SourceMapSchema = z.object({
  startNodeId: z.string().optional(),
  /** Fields of the data that the process knows: those that it writes, and its data definitions. */
  fields: z.array(z.string()).optional(),
  states: z.record(
    z.string(),
    z.object({
      nodeId: z.string(),
      role: z.string(),
      branch: z.string().optional(),
      join: z.string().optional(),
      branches: z.int().optional(),
      lanes: z.int().optional(),
      elements: z.enum(['all', 'left']).optional(),
      token: z.string().optional(),
      flowId: z.string().optional(),
    }),
  ),
  transitions: z
    .record(z.string(), z.record(z.string(), z.object({ flows: z.array(z.string()), nodes: z.array(z.string()) })))
    .default({}),
});
export type SourceMap = z.infer<typeof SourceMapSchema>;

/** What starts a run by itself, where the drawing begins with an event. */
export const StartsOnSchema = z.discriminatedUnion('event', [
  z.object({ event: z.enum(['message', 'signal']), nodeId: z.string(), name: z.string() }),
  z.object({ event: z.literal('timer'), nodeId: z.string(), timer: TimerSchema }),
]);
export type StartsOn = z.infer<typeof StartsOnSchema>;

/** What the executions context needs to start, validate and show runs of a published version. */
export const RunnableVersionSchema = z.object({
  processId: ProcessIdSchema,
  version: SemanticVersionSchema,
  name: z.string(),
  stateMachineArn: z.string(),
  stateMachineVersionArn: z.string(),
  data_definitions: z.array(DataDefinitionSchema),
  nodes: z.array(
    NodeDefSchema.pick({ node_id: true, title: true, type: true, action_type: true, scope_id: true }).strip(),
  ),
  sourceMap: SourceMapSchema,
  startsOn: StartsOnSchema.optional(),
});
export type RunnableVersion = z.infer<typeof RunnableVersionSchema>;

/** Command `processes.publish-entry`: a version compiled to be entered where tokens stand. It may be repeated. */
export const EntryAnswerSchema = z.union([
  z.object({ runnable: RunnableVersionSchema }),
  /** Why the process cannot be entered there. */
  z.object({ refused: z.array(DiagnosticSchema.pick({ code: true, message: true, help: true })) }),
]);
export type EntryAnswer = z.infer<typeof EntryAnswerSchema>;

/** What the graph says of a process: what the executions context should know (`processes.describe-registration`). */
export const RegistrationSchema = z.object({
  /** The version that was asked for, when it is published. */
  runnable: RunnableVersionSchema.optional(),
  /** `null`: the process is archived; left out: no version is active. */
  active: SemanticVersionSchema.nullable().optional(),
  triggers: z.array(z.object({ entityType: TriggerEntityTypeSchema, entityId: z.string() })),
});
export type Registration = z.infer<typeof RegistrationSchema>;
