import { z } from 'zod';
import {
  ProcessIdSchema,
  SemanticVersionSchema,
  TenantIdSchema,
  TimestampSchema,
  UserIdSchema,
} from '../core/scalars.ts';
import { ProcessDefinitionSchema } from '../process-definition/index.ts';

export const ProcessStatusSchema = z
  .enum(['draft', 'active', 'suspended', 'completed', 'archived'])
  .meta({ id: 'ProcessStatus' });
export const VersionStatusSchema = z.enum(['DRAFT', 'PUBLISHED', 'DEPRECATED']).meta({ id: 'VersionStatus' });

const stored = {
  id: ProcessIdSchema,
  tenant_id: TenantIdSchema,
  /** `draft` until a version is active; `archived` ends it. */
  status: ProcessStatusSchema,
  /** Version that the draft will get unless the publisher names another. */
  version: SemanticVersionSchema,
  activeVersion: SemanticVersionSchema.optional(),
  createdAt: TimestampSchema,
  updatedAt: TimestampSchema,
  createdBy: UserIdSchema,
};

/** A process with its working draft, as stored. Its ETag is the draft's revision. */
export const ProcessSchema = ProcessDefinitionSchema.extend(stored).meta({ id: 'Process' });
export type Process = z.infer<typeof ProcessSchema>;

export const ProcessSummarySchema = z
  .object({
    ...stored,
    name: z.string(),
    description: z.string().optional(),
    owner: UserIdSchema.optional(),
    isTopLevel: z.boolean(),
    nodeCount: z.int(),
  })
  .meta({ id: 'ProcessSummary' });
export type ProcessSummary = z.infer<typeof ProcessSummarySchema>;

export const ProcessVersionSchema = z
  .object({
    id: z.string(),
    processId: ProcessIdSchema,
    version: SemanticVersionSchema,
    versionNote: z.string().optional(),
    status: VersionStatusSchema,
    active: z.boolean(),
    /** The revision that it was published from; of the draft, its latest. */
    revisionId: z.string().optional(),
    createdAt: TimestampSchema,
    updatedAt: TimestampSchema,
    publishedAt: TimestampSchema.optional(),
    publishedBy: UserIdSchema.optional(),
    /** SHA-256 of the canonical ASL. */
    definitionHash: z.string().optional(),
    stateMachineArn: z.string().optional(),
    stateMachineVersionArn: z.string().optional(),
  })
  .meta({ id: 'ProcessVersion' });
export type ProcessVersion = z.infer<typeof ProcessVersionSchema>;

/** Path parameters of an operation on one process. */
export const processPath = z.object({ id: ProcessIdSchema });
/** Path parameters of an operation on one version of a process. */
export const versionPath = z.object({ id: ProcessIdSchema, version: SemanticVersionSchema });
