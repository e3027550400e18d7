import { z } from 'zod';
import { DurationSchema, ProcessIdSchema, SemanticVersionSchema } from '../core/scalars.ts';
import { activity } from './activity-config.ts';
import { ExpressionSchema, FieldNameSchema, MappingSchema, orExpression, TemplateSchema } from './expressions.ts';
import { FormFieldSchema } from './forms.ts';
import { TimerSchema } from './timer.ts';

export const PrioritySchema = z.enum(['low', 'medium', 'high', 'urgent']).meta({ id: 'Priority' });

export const HumanTaskConfigSchema = z.strictObject({
  ...activity,
  /** User id or e-mail address. */
  assignee: orExpression(z.string().min(1)).optional(),
  /** Anybody with this role may claim it. */
  candidateRole: orExpression(z.enum(['designer', 'employee', 'manager', 'admin'])).optional(),
  candidateUsers: z.array(z.string().min(1)).optional(),
  priority: orExpression(PrioritySchema).default('medium'),
  instructions: z.string().max(10_000).optional(),
  form_fields: z.array(FormFieldSchema).default([]),
  /** Fields of the process data shown with the task. */
  contextFields: z.array(FieldNameSchema).optional(),
  /** Due after so long: the task shows as overdue; a boundary timer or `timeout` decides what happens. */
  dueIn: orExpression(DurationSchema).optional(),
  reminder: z.strictObject({ after: DurationSchema, every: DurationSchema.optional() }).optional(),
  escalation: z
    .strictObject({ after: DurationSchema, toRole: z.enum(['designer', 'employee', 'manager', 'admin']) })
    .optional(),
  /** Outside party (external nodes): e-mail address and name. */
  party: z
    .strictObject({ name: orExpression(z.string()).optional(), email: orExpression(z.email()).optional() })
    .optional(),
});

export const ScriptConfigSchema = z.strictObject({
  ...activity,
  language: z.literal('javascript').default('javascript'),
  /** Body of a function of `inputs`, `data` and `context` that returns an object: `return { total: inputs.a + inputs.b }`. */
  source: z.string().min(1).max(100_000),
  timeoutMs: z.int().min(1).max(30_000).default(2_000),
  memoryMb: z.int().min(1).max(256).default(32),
});

export const WebhookConfigSchema = z.strictObject({
  ...activity,
  url: orExpression(z.url({ protocol: /^https?$/ })),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('POST'),
  headers: z.record(z.string(), z.string()).optional(),
  body: TemplateSchema.optional(),
  timeoutSeconds: z.int().min(1).max(60).default(10),
});

export const NotificationConfigSchema = z.strictObject({
  ...activity,
  channel: z.enum(['email', 'in_app']).default('in_app'),
  /** User ids, e-mail addresses, or `role:<role>`. */
  to: orExpression(z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])),
  subject: z.string().min(1).max(500),
  body: z.string().min(1).max(20_000),
});

/**
 * `call` runs another process as a child. The others hold nodes of this drawing (their `scope_id`): `embedded` and
 * `transaction` run where flows lead to them, `event` when the event of its start comes, `ad_hoc` in an order that people choose.
 */
export const SubprocessKindSchema = z.enum(['call', 'embedded', 'transaction', 'event', 'ad_hoc']);

export const SubprocessConfigSchema = z
  .strictObject({
    ...activity,
    kind: SubprocessKindSchema.default('call'),
    /** `call` only: the process that is run. */
    processId: ProcessIdSchema.optional(),
    /** `call` only: a published version, or the one that is active when the node is reached. */
    version: z.union([z.literal('active'), SemanticVersionSchema]).default('active'),
    /** `ad_hoc` only: whether activities may run beside each other (the default), or one at a time. */
    ordering: z.enum(['parallel', 'sequential']).optional(),
    /** `ad_hoc` only: asked when an activity is done; where it holds, nothing more is started. */
    completionCondition: ExpressionSchema.optional(),
    /** `ad_hoc` only: what still runs then is ended; otherwise it is waited for. True when left out. */
    cancelRemaining: z.boolean().optional(),
    /** `ad_hoc` only: gives the node ids of the activities that run. Left out: a person chooses. */
    activeElements: ExpressionSchema.optional(),
    /** `ad_hoc` only: who is asked what is next. Left out: the role of the lane. */
    chooser: z
      .strictObject({
        assignee: orExpression(z.string().min(1)).optional(),
        candidateRole: orExpression(z.enum(['designer', 'employee', 'manager', 'admin'])).optional(),
        candidateUsers: z.array(z.string().min(1)).optional(),
        instructions: z.string().max(10_000).optional(),
        contextFields: z.array(FieldNameSchema).optional(),
      })
      .optional(),
  })
  .refine((config) => config.kind !== 'call' || config.processId !== undefined, {
    path: ['processId'],
    message: 'a subprocess of the kind call names the process that it runs',
  });

export const DecisionConfigSchema = z.strictObject({
  /** `complex` goes on once `activateAfter` of its flows have brought a token, and swallows the others. */
  gateway: z.enum(['exclusive', 'inclusive', 'parallel', 'event_based', 'complex']).default('exclusive'),
  /** `complex` only: tokens that it waits for. */
  activateAfter: z.int().min(1).max(1_000).optional(),
  /**
   * Exclusive and inclusive: what happens when no condition holds and no flow is the default. `fail` fails the run with
   * `FlowMaster.NoConditionHolds`, which an error event around may catch.
   */
  onNoMatch: z.literal('fail').optional(),
  /** Decision model evaluated before the conditions; its result is in scope as `$decision`. */
  decisionModel: z.strictObject({ ruleId: z.string().min(1), version: z.string().optional() }).optional(),
});

export const EventDefinitionSchema = z.strictObject({
  event: z
    .enum([
      'none',
      'timer',
      'message',
      'signal',
      'error',
      'escalation',
      'compensation',
      'terminate',
      'link',
      'conditional',
      'cancel',
    ])
    .default('none'),
  /** Intermediate catch or throw, or attached to an activity's boundary. Start and end nodes leave it out. */
  position: z.enum(['catch', 'throw', 'boundary']).optional(),
  attachedTo: z.string().min(1).optional(),
  /** Boundary events, and starts of event subprocesses: what they belong to ends when they come. */
  interrupting: z.boolean().default(true),
  /** Boundary compensation events: the activity that undoes the one that they are attached to. No flow leads to it. */
  handler: z.string().min(1).optional(),
  /** Compensation throws and ends: the activity whose work is undone; absent for everything in the same scope. */
  compensates: z.string().min(1).optional(),
  timer: TimerSchema.optional(),
  /** Name of the message, signal, error, escalation or link. An error catch without a name catches every error. */
  name: z.string().min(1).max(200).optional(),
  /** Expression whose value a message must carry to reach this instance. */
  correlationKey: ExpressionSchema.optional(),
  condition: ExpressionSchema.optional(),
  inputs: MappingSchema.optional(),
  outputMapping: MappingSchema.optional(),
});

/** Name of a kind of work that a tenant's workers do. */
export const JobTypeSchema = z
  .string()
  .regex(/^\S(.{0,198}\S)?$/, 'must be 1 to 200 characters on one line, without spaces around them')
  .meta({ id: 'JobType', example: 'charge-card' });

/** Work that a worker of the tenant takes as a job. Failed attempts are repeated as `retry` says, by the job itself. */
export const ConnectorConfigSchema = z.strictObject({
  ...activity,
  /** Type of the job. */
  connector: orExpression(JobTypeSchema),
  /** What the worker is told beside the input. */
  headers: z.record(z.string().min(1).max(200), z.string().max(10_000)).optional(),
});

/**
 * A send or receive task: a message event that is an activity. Events may be attached to its border, it may repeat, and its work can be
 * undone. A receive task may stand behind an event-based gateway.
 */
export const MessageTaskConfigSchema = z.strictObject({
  ...activity,
  task: z.literal(true),
  event: z.literal('message'),
  position: z.enum(['catch', 'throw']),
  name: z.string().min(1).max(200).optional(),
  correlationKey: ExpressionSchema.optional(),
});

/** A rule, connector, agent or query names its target; the owning context defines the rest. */
export const MachineConfigSchema = z.looseObject({ ...activity });

export const NodeConfigSchemas = {
  human: HumanTaskConfigSchema,
  script: ScriptConfigSchema,
  webhook: WebhookConfigSchema,
  notification: NotificationConfigSchema,
  subprocess: SubprocessConfigSchema,
  decision: DecisionConfigSchema,
  event: EventDefinitionSchema,
  connector: ConnectorConfigSchema,
  messageTask: MessageTaskConfigSchema,
  machine: MachineConfigSchema,
} as const;
