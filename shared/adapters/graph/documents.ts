import { z } from 'zod';
import { JsonObjectSchema } from '#contracts/core/json.ts';
import {
  DataDefinitionSchema,
  DiagramSchema,
  FlowSchema,
  LaneSchema,
  NodeDefSchema,
} from '#contracts/process-definition/index.ts';
import { ProcessStatusSchema, VersionStatusSchema } from '#contracts/processes/index.ts';

/** ArangoDB gives absent optional fields as null where a query names them. */
export const fromNull = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => value ?? undefined, schema.optional());

/** What every document of the graph carries. */
export interface Stamp {
  tenant_id: string;
  organization_id: string;
  createdAt: string;
  updatedAt: string;
  createdBy: string;
}

/** `process_def`: the working draft (`kind: draft`, key = process id) or a published version (`kind: version`, key = id:version). */
export const ProcessDocumentSchema = z.object({
  _key: z.string(),
  _rev: z.string(),
  kind: z.enum(['draft', 'version']),
  process_id: z.string(),
  tenant_id: z.string(),
  organization_id: z.string(),
  name: z.string(),
  description: fromNull(z.string()),
  owner: fromNull(z.string()),
  isTopLevel: z.boolean(),
  metadata: fromNull(JsonObjectSchema),
  lanes: z.array(LaneSchema),
  diagram: fromNull(DiagramSchema),
  version: z.string(),
  status: ProcessStatusSchema,
  activeVersion: fromNull(z.string()),
  versionStatus: VersionStatusSchema,
  /** The revision that holds this definition. */
  revision: fromNull(z.string()),
  versionNote: fromNull(z.string()),
  publishedAt: fromNull(z.string()),
  publishedBy: fromNull(z.string()),
  definitionHash: fromNull(z.string()),
  stateMachineArn: fromNull(z.string()),
  stateMachineVersionArn: fromNull(z.string()),
  nodeCount: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  createdBy: z.string(),
});
export type ProcessDocument = z.infer<typeof ProcessDocumentSchema>;

/** A process_def document with what it owns, in drawing order. */
export const ProcessGraphSchema = z.object({
  process: ProcessDocumentSchema,
  nodes: z.array(NodeDefSchema),
  flows: z.array(FlowSchema),
  data_definitions: z.array(DataDefinitionSchema),
});
export type ProcessGraph = z.infer<typeof ProcessGraphSchema>;

export const versionKey = (processId: string, version: string): string => `${processId}:${version}`;
