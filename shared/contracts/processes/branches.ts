import { z } from 'zod';
import { operation } from '../core/operation.ts';
import { PageQuerySchema, pageOf } from '../core/page.ts';
import { ProcessIdSchema, TimestampSchema, UserIdSchema } from '../core/scalars.ts';
import { ProcessDefinitionSchema } from '../process-definition/index.ts';
import { processPath } from './process.ts';
import { BranchIdSchema, DefinitionRefSchema, NoteSchema, RevisionIdSchema } from './revisions.ts';

const context = 'processes';
const edit = ['designer', 'admin'] as const;

/** Unique within its process, whatever the case. */
export const BranchNameSchema = z.string().trim().min(1).max(100);

/** A line of work beside the draft. It is edited on its own and merged back; it cannot be published. */
export const BranchSchema = z
  .object({
    id: BranchIdSchema,
    processId: ProcessIdSchema,
    name: z.string(),
    description: z.string().optional(),
    /** What it was branched off. */
    from: DefinitionRefSchema,
    /** The revision that it began with. */
    baseRevisionId: RevisionIdSchema,
    /** Its latest revision. */
    revisionId: RevisionIdSchema,
    nodeCount: z.int(),
    createdAt: TimestampSchema,
    updatedAt: TimestampSchema,
    createdBy: UserIdSchema,
  })
  .meta({ id: 'ProcessBranch' });
export type Branch = z.infer<typeof BranchSchema>;

/** A branch with its definition. Its ETag is the branch's revision. */
export const BranchWithDefinitionSchema = BranchSchema.extend({ definition: ProcessDefinitionSchema });

export const branchPath = processPath.extend({ branchId: BranchIdSchema });
const described = { description: z.string().max(2000).optional() };

export const createBranch = operation({
  id: 'createProcessBranch',
  context,
  method: 'POST',
  path: '/processes/{id}/branches',
  summary: 'Branch off the draft, a version, a revision or another branch',
  access: edit,
  params: processPath,
  body: z.strictObject({ name: BranchNameSchema, from: DefinitionRefSchema.default('draft'), ...described }),
  result: BranchWithDefinitionSchema,
  status: 201,
  etag: true,
  idempotent: true,
  problems: ['process.not-found', 'process.archived', 'process.branch-exists', 'process.version-not-found'],
});

export const listBranches = operation({
  id: 'listProcessBranches',
  context,
  method: 'GET',
  path: '/processes/{id}/branches',
  summary: 'Branches of a process, last changed first',
  access: 'user',
  params: processPath,
  query: PageQuerySchema,
  result: pageOf(BranchSchema),
  problems: ['process.not-found'],
});

export const getBranch = operation({
  id: 'getProcessBranch',
  context,
  method: 'GET',
  path: '/processes/{id}/branches/{branchId}',
  summary: 'A branch with its definition',
  access: 'user',
  params: branchPath,
  result: BranchWithDefinitionSchema,
  etag: true,
  problems: ['process.not-found', 'process.branch-not-found'],
});

export const updateBranch = operation({
  id: 'updateProcessBranch',
  context,
  method: 'PUT',
  path: '/processes/{id}/branches/{branchId}',
  summary: 'Save a branch: its definition, and, where they are given, its name and description',
  access: edit,
  params: branchPath,
  body: z.strictObject({
    definition: ProcessDefinitionSchema,
    name: BranchNameSchema.optional(),
    ...described,
    note: NoteSchema.optional(),
  }),
  result: BranchWithDefinitionSchema,
  etag: true,
  ifMatch: 'required',
  problems: [
    'process.not-found',
    'process.archived',
    'process.branch-not-found',
    'process.branch-exists',
    'process.invalid',
    'request.precondition-failed',
  ],
});

export const deleteBranch = operation({
  id: 'deleteProcessBranch',
  context,
  method: 'DELETE',
  path: '/processes/{id}/branches/{branchId}',
  summary: 'Remove a branch; its revisions stay readable by their ids',
  access: edit,
  params: branchPath,
  problems: ['process.not-found', 'process.branch-not-found'],
});

export const branchOperations = [createBranch, listBranches, getBranch, updateBranch, deleteBranch];
