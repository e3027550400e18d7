import { z } from 'zod';
import { JsonSchema } from '../core/json.ts';
import { operation } from '../core/operation.ts';
import { ProcessIdSchema } from '../core/scalars.ts';
import { ProcessDefinitionSchema } from '../process-definition/index.ts';
import { ElementKindSchema, ProcessDiffSchema } from './diff.ts';
import { processPath } from './process.ts';
import { BranchIdSchema, DefinitionRefSchema, NoteSchema, RevisionIdSchema, RevisionSchema } from './revisions.ts';

/** A place that both sides changed since their common ancestor, each in its own way. */
export const MergeConflictSchema = z
  .object({
    /** Stable while neither side changes: `node:review/config/form_fields/amount/label`. Resolutions name it. */
    id: z.string(),
    element: ElementKindSchema,
    elementId: z.string(),
    title: z.string(),
    /** JSON pointer within the element; empty where it is about the element as a whole. */
    path: z.string(),
    /** `removed-used`: one side removed what the other newly refers to. */
    kind: z.enum(['both-changed', 'removed-changed', 'removed-used']),
    /** Absent: did not exist. */
    base: JsonSchema.optional(),
    /** In the target. Absent: removed. */
    ours: JsonSchema.optional(),
    /** In the source. Absent: removed. */
    theirs: JsonSchema.optional(),
    message: z.string(),
  })
  .meta({ id: 'MergeConflict' });
export type MergeConflict = z.infer<typeof MergeConflictSchema>;

/** What becomes of a conflict: a side, or, for a field, a value of its own. */
export const MergeResolutionSchema = z
  .strictObject({
    conflict: z.string().min(1).max(1000),
    take: z.enum(['ours', 'theirs', 'base']).optional(),
    value: JsonSchema.optional(),
  })
  .refine(({ take, value }) => (take === undefined) !== (value === undefined), {
    message: 'name either `take` or `value`',
  })
  .meta({ id: 'MergeResolution' });
export type MergeResolution = z.infer<typeof MergeResolutionSchema>;

/** What is merged into what. */
export const MergeRequestSchema = z.strictObject({
  from: DefinitionRefSchema,
  /** Where `from` is of another process; the two must have a common ancestor. */
  fromProcessId: ProcessIdSchema.optional(),
  into: z.union([z.literal('draft'), BranchIdSchema]).default('draft'),
  resolutions: z.array(MergeResolutionSchema).max(10_000).default([]),
  /** Side that decides every conflict without a resolution. */
  prefer: z.enum(['ours', 'theirs']).optional(),
  note: NoteSchema.optional(),
});
export type MergeRequest = z.infer<typeof MergeRequestSchema>;

const merged = {
  /** Common ancestor that both sides are compared with. */
  baseRevisionId: RevisionIdSchema,
  /** What the merge changes in the target. */
  diff: ProcessDiffSchema,
  /** Flows that went with a node which was decided to be removed. */
  droppedFlows: z.array(z.string()),
};

const problems = [
  'process.not-found',
  'process.version-not-found',
  'process.revision-not-found',
  'process.branch-not-found',
  'process.merge-unrelated',
  'process.merge-unknown-conflict',
];

export const previewMerge = operation({
  id: 'previewProcessMerge',
  context: 'processes',
  method: 'POST',
  path: '/processes/{id}/merge/preview',
  summary: 'What a merge would do, and the conflicts that it needs decided; changes nothing',
  access: 'user',
  params: processPath,
  body: MergeRequestSchema,
  result: z.object({
    ...merged,
    /** The target has everything of the source already. */
    upToDate: z.boolean(),
    /** Conflicts that nobody has decided. */
    conflicts: z.array(MergeConflictSchema),
    /** Of the target: what `If-Match` of the merge is to be. */
    targetEtag: z.string(),
  }),
  problems,
});

export const mergeProcess = operation({
  id: 'mergeProcess',
  context: 'processes',
  method: 'POST',
  path: '/processes/{id}/merge',
  summary: 'Merge a version, revision or branch into the draft or a branch',
  description:
    'Three ways, against the common ancestor, field by field. Conflicts without a resolution refuse it: see the preview. Needs `If-Match` with the ETag of the target.',
  access: ['designer', 'admin'],
  params: processPath,
  body: MergeRequestSchema,
  result: z.object({ ...merged, revision: RevisionSchema, definition: ProcessDefinitionSchema }),
  etag: true,
  ifMatch: 'required',
  problems: [
    ...problems,
    'process.archived',
    'process.invalid',
    'process.merge-conflicts',
    'process.merge-nothing',
    'request.precondition-failed',
  ],
});

export const mergeOperations = [previewMerge, mergeProcess];
