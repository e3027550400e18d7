import { z } from 'zod';
import { operation } from '../core/operation.ts';
import { PageQuerySchema, pageOf } from '../core/page.ts';
import { FieldNameSchema } from '../process-definition/expressions.ts';
import { CopyStateSchema, LinkEvidenceSchema, LinkedProcessSchema, LinkTypeSchema } from './links.ts';
import { processPath } from './process.ts';

const context = 'processes';

/** `breaking`: runs started from now on may fail. `review`: somebody should look before the change. `info`: related, but not touched now. */
export const SeveritySchema = z.enum(['breaking', 'review', 'info']).meta({ id: 'ImpactSeverity' });
export type Severity = z.infer<typeof SeveritySchema>;

/** One link on the way from what changes to what is hit. */
export const ImpactStepSchema = z
  .object({
    type: LinkTypeSchema,
    from: LinkedProcessSchema,
    to: LinkedProcessSchema,
    evidence: z.array(LinkEvidenceSchema),
  })
  .meta({ id: 'ImpactStep' });

export const ImpactHitSchema = z
  .object({
    process: LinkedProcessSchema,
    severity: SeveritySchema,
    /** Links between the subject and this process. */
    distance: z.int(),
    /** The shortest way here, the worst where two are equally short. */
    path: z.array(ImpactStepSchema),
    reason: z.string(),
  })
  .meta({ id: 'ImpactHit' });
export type ImpactHit = z.infer<typeof ImpactHitSchema>;

/** A place in the process itself that reads or writes the field. */
export const FieldUseSchema = z
  .object({
    version: z.string(),
    state: CopyStateSchema,
    nodeId: z.string().optional(),
    flowId: z.string().optional(),
    title: z.string(),
    use: z.enum(['start-form', 'reads', 'writes', 'expression']),
    severity: SeveritySchema,
  })
  .meta({ id: 'FieldUse' });
export type FieldUse = z.infer<typeof FieldUseSchema>;

export const ImpactSchema = z
  .object({
    subject: z.object({ process: LinkedProcessSchema, field: z.string().optional() }),
    uses: z.array(FieldUseSchema),
    hits: z.array(ImpactHitSchema),
    counts: z.object({ breaking: z.int(), review: z.int(), info: z.int() }),
    /** There are more hits than are given, or links beyond `depth`. */
    truncated: z.boolean(),
  })
  .meta({ id: 'Impact' });
export type Impact = z.infer<typeof ImpactSchema>;

export const analyseImpact = operation({
  id: 'analyseImpact',
  context,
  method: 'GET',
  path: '/processes/{id}/impact',
  summary:
    'What a change of the process, or of one of its fields, touches: transitively, across versions, with the way there',
  access: 'user',
  params: processPath,
  query: z.object({
    field: FieldNameSchema.optional().meta({
      description: 'A data definition of the process; left out: the process as a whole',
    }),
    depth: z.coerce.number().int().min(1).max(20).default(10),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  result: ImpactSchema,
  problems: ['process.not-found', 'process.field-not-found'],
});

export const UseSchema = z
  .object({
    process: LinkedProcessSchema,
    version: z.string(),
    state: CopyStateSchema,
    nodeId: z.string().optional(),
    title: z.string().optional(),
    /** `calls` (with `calledVersion`), `defines`, `input` (a field of the start form), `service`, `awaits`, `throws`. */
    use: z.enum(['calls', 'defines', 'input', 'service', 'awaits', 'throws']),
    calledVersion: z.string().optional(),
  })
  .meta({ id: 'Use' });
export type Use = z.infer<typeof UseSchema>;

export const whereProcessUsed = operation({
  id: 'whereProcessUsed',
  context,
  method: 'GET',
  path: '/processes/{id}/where-used',
  summary: 'The drafts and versions that call a process, node by node',
  access: 'user',
  params: processPath,
  query: PageQuerySchema,
  result: pageOf(UseSchema),
  problems: ['process.not-found', 'request.invalid-cursor'],
});

export const whereUsed = operation({
  id: 'whereUsed',
  context,
  method: 'GET',
  path: '/process-links/where-used',
  summary: 'The drafts and versions that use a field, a service, a message or a signal',
  description:
    'Services are named `webhook:<origin>`, `rule:<id>`, `connector:<id>`, `agent:<id>` or `sdx:<id>`; messages and signals by their name alone.',
  access: 'user',
  query: PageQuerySchema.extend({
    kind: z.enum(['data', 'service', 'message', 'signal']),
    name: z.string().min(1).max(500),
  }),
  result: pageOf(UseSchema),
  problems: ['request.invalid-cursor'],
});

export const impactOperations = [analyseImpact, whereProcessUsed, whereUsed];
