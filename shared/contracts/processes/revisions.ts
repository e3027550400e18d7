import { z } from 'zod';
import { operation } from '../core/operation.ts';
import { PageQuerySchema, pageOf } from '../core/page.ts';
import { ProcessIdSchema, prefixedId, SemanticVersionSchema, TimestampSchema, UserIdSchema } from '../core/scalars.ts';
import { ProcessDefinitionSchema } from '../process-definition/index.ts';
import { ChangeCountsSchema, ProcessDiffSchema } from './diff.ts';
import { ProcessSchema, processPath } from './process.ts';

const context = 'processes';

export const RevisionIdSchema = prefixedId('rev');
export const BranchIdSchema = prefixedId('branch');

/** Any state of a process that can be read: its draft, a published version, a revision, a branch. */
export const DefinitionRefSchema = z
  .union([z.literal('draft'), SemanticVersionSchema, RevisionIdSchema, BranchIdSchema], {
    error: 'must be `draft`, a version such as 1.0.0, or the id of a revision or branch',
  })
  .meta({ id: 'DefinitionRef', example: '1.0.0' });
export type DefinitionRef = z.infer<typeof DefinitionRefSchema>;

/** What a person says of a save: why. */
export const NoteSchema = z.string().max(2000);

/** One save of a draft or branch, kept for good. */
export const RevisionSchema = z
  .object({
    id: RevisionIdSchema,
    processId: ProcessIdSchema,
    /** Absent: of the draft. */
    branchId: BranchIdSchema.optional(),
    kind: z.enum(['created', 'saved', 'restored', 'branched', 'merged', 'recorded']).meta({
      description: '`recorded`: was there when histories began to be kept',
    }),
    note: z.string().optional(),
    /** What was restored, branched off or merged. */
    from: DefinitionRefSchema.optional(),
    /** Revisions that it was made of: one, or two for a merge. */
    parents: z.array(RevisionIdSchema),
    /** What it changed, compared with its first parent. */
    counts: ChangeCountsSchema.optional(),
    name: z.string(),
    nodeCount: z.int(),
    createdAt: TimestampSchema,
    createdBy: UserIdSchema,
  })
  .meta({ id: 'ProcessRevision' });
export type Revision = z.infer<typeof RevisionSchema>;

export const listRevisions = operation({
  id: 'listProcessRevisions',
  context,
  method: 'GET',
  path: '/processes/{id}/revisions',
  summary: 'History of a draft or branch: every save, newest first',
  access: 'user',
  params: processPath,
  query: PageQuerySchema.extend({
    branch: BranchIdSchema.optional().meta({ description: 'Of this branch rather than of the draft' }),
  }),
  result: pageOf(RevisionSchema),
  problems: ['process.not-found', 'process.branch-not-found'],
});

export const getRevision = operation({
  id: 'getProcessRevision',
  context,
  method: 'GET',
  path: '/processes/{id}/revisions/{revisionId}',
  summary: 'A revision with its definition',
  access: 'user',
  params: processPath.extend({ revisionId: RevisionIdSchema }),
  result: RevisionSchema.extend({ definition: ProcessDefinitionSchema }),
  problems: ['process.not-found', 'process.revision-not-found'],
});

/** One side of a comparison. */
export const ComparedSchema = z.object({
  ref: DefinitionRefSchema,
  revisionId: RevisionIdSchema.optional(),
  name: z.string(),
});

export const compareProcess = operation({
  id: 'compareProcess',
  context,
  method: 'GET',
  path: '/processes/{id}/diff',
  summary: 'What differs between two states of a process, by what it means',
  access: 'user',
  params: processPath,
  query: z.object({
    from: DefinitionRefSchema,
    to: DefinitionRefSchema.default('draft'),
  }),
  result: ProcessDiffSchema.extend({ from: ComparedSchema, to: ComparedSchema }),
  problems: [
    'process.not-found',
    'process.version-not-found',
    'process.revision-not-found',
    'process.branch-not-found',
  ],
});

export const restoreProcess = operation({
  id: 'restoreProcess',
  context,
  method: 'POST',
  path: '/processes/{id}/restore',
  summary: 'Make a version, revision or branch the draft again',
  description: 'Needs `If-Match` with the ETag of the draft. The draft that it replaces stays in the history.',
  access: ['designer', 'admin'],
  params: processPath,
  body: z.strictObject({ from: DefinitionRefSchema, note: NoteSchema.optional() }),
  result: ProcessSchema,
  etag: true,
  ifMatch: 'required',
  problems: [
    'process.not-found',
    'process.version-not-found',
    'process.revision-not-found',
    'process.branch-not-found',
    'process.archived',
    'request.precondition-failed',
  ],
});

export const revisionOperations = [listRevisions, getRevision, compareProcess, restoreProcess];
