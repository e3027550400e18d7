import { z } from 'zod';
import { event } from '../core/event.ts';
import { operation } from '../core/operation.ts';
import {
  ExecutionIdSchema,
  ProcessIdSchema,
  prefixedId,
  SemanticVersionSchema,
  TimestampSchema,
} from '../core/scalars.ts';
import { versionPath } from '../processes/index.ts';
import { NodeIdSchema } from './operate.ts';

const context = 'executions';
export const MigrationIdSchema = prefixedId('mig');

/** From one version to another: where a run that stands at a node goes on. */
const Migrating = z.strictObject({
  target: SemanticVersionSchema.meta({ description: 'Published version that the runs go on with' }),
  mapping: z.record(NodeIdSchema, NodeIdSchema).default({}).meta({
    description: 'Node of the version → node of the target; a node that is not named goes on at its namesake',
  }),
});

export const MigrationProblemSchema = z
  .object({
    /**
     * `is-subprocess`, `between-nodes`, `data-unknown`, `no-such-node`, `scope-differs`, `no-entry`, `invalid-data`, `work-running`,
     * `subprocess-running`, `instances-running`, `event-running`, `join-owes`, `too-large`, `moved-on`, `move-awaited`, `unfinished`.
     */
    code: z.string(),
    message: z.string(),
  })
  .meta({ id: 'MigrationProblem' });
export type MigrationProblem = z.infer<typeof MigrationProblemSchema>;

export const MigrationCheckSchema = z
  .object({
    executionId: ExecutionIdSchema,
    name: z.string(),
    startedAt: TimestampSchema,
    /** Nodes that it stands on, and joins at which it waits. */
    at: z.array(z.object({ nodeId: z.string(), title: z.string() })),
    /** Nodes of the target at which it would go on, one for each that it stands on. */
    to: z.array(z.string()),
    migratable: z.boolean(),
    /** Why it cannot be migrated. */
    problems: z.array(MigrationProblemSchema),
    /** What begins anew when it is, and what is waited for: `task-reopens`, `timer-restarts`, `work-awaited`. */
    notes: z.array(MigrationProblemSchema),
  })
  .meta({ id: 'MigrationCheck' });
export type MigrationCheck = z.infer<typeof MigrationCheckSchema>;

const access = ['manager', 'designer', 'admin'] as const;
const problems = [
  'process.not-found',
  'process.version-not-found',
  'migration.same-version',
  'migration.unknown-node',
  'request.invalid-cursor',
];

export const dryRunMigration = operation({
  id: 'dryRunMigration',
  context,
  method: 'POST',
  path: '/processes/{id}/versions/{version}/migrations/dry-run',
  summary: 'Which running executions of a version can be migrated to another, and why others cannot',
  description: 'A page of the running executions at a time, oldest first. Nothing is changed.',
  access,
  params: versionPath,
  body: Migrating.extend({
    limit: z.int().min(1).max(50).default(25),
    cursor: z.string().max(200).optional(),
  }),
  result: z.object({ items: z.array(MigrationCheckSchema), nextCursor: z.string().optional() }),
  problems,
});

export const MigrationSchema = z
  .object({
    id: MigrationIdSchema,
    processId: ProcessIdSchema,
    version: SemanticVersionSchema,
    target: SemanticVersionSchema,
    mapping: z.record(z.string(), z.string()),
    reason: z.string().optional(),
    status: z.enum(['running', 'completed']),
    migrated: z.int(),
    refused: z.int(),
    /** Were at machine work, or between two nodes, and are tried again: every minute, ten times. */
    waiting: z.int(),
    /** The first hundred that were refused, with the reasons. */
    refusals: z.array(
      z.object({ executionId: ExecutionIdSchema, name: z.string(), problems: z.array(MigrationProblemSchema) }),
    ),
    startedBy: z.string(),
    createdAt: TimestampSchema,
    updatedAt: TimestampSchema,
    endedAt: TimestampSchema.optional(),
  })
  .meta({ id: 'Migration' });
export type Migration = z.infer<typeof MigrationSchema>;

export const startMigration = operation({
  id: 'startMigration',
  context,
  method: 'POST',
  path: '/processes/{id}/versions/{version}/migrations',
  summary: 'Migrate the running executions of a version to another one',
  description:
    'They are migrated one after the other in the background, at most two a second. What is at work is tried again every minute, ten times; those that cannot be migrated stay as they are and are listed.',
  access,
  params: versionPath,
  body: Migrating.extend({ reason: z.string().max(2000).optional() }),
  result: MigrationSchema,
  status: 202,
  idempotent: true,
  problems,
});

export const getMigration = operation({
  id: 'getMigration',
  context,
  method: 'GET',
  path: '/processes/{id}/migrations/{migrationId}',
  summary: 'How far a migration is',
  access,
  params: z.object({ id: ProcessIdSchema, migrationId: MigrationIdSchema }),
  result: MigrationSchema,
  problems: ['migration.not-found'],
});

export const migrationOperations = [dryRunMigration, startMigration, getMigration];

const ids = { migrationId: MigrationIdSchema, processId: ProcessIdSchema };
export const migrationStarted = event({
  type: 'migration.started',
  context,
  summary: 'Running executions of a version are being migrated',
  data: z.object({ ...ids, version: SemanticVersionSchema, target: SemanticVersionSchema }),
});
export const migrationProgressed = event({
  type: 'migration.progressed',
  context,
  summary: 'A part of a migration is done; the next follows',
  data: z.object({ ...ids, part: z.int(), migrated: z.int(), refused: z.int() }),
});
export const migrationCompleted = event({
  type: 'migration.completed',
  context,
  summary: 'A migration has come to its end',
  data: z.object({ ...ids, migrated: z.int(), refused: z.int() }),
});
export const migrationEvents = [migrationStarted, migrationProgressed, migrationCompleted];
