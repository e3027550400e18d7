import type { ProcessDocument, ProcessGraph, Stamp } from '#adapters/graph/documents.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Process, ProcessSummary, ProcessVersion } from '#contracts/processes/index.ts';
import type { Caller } from '#runtime/actor.ts';

/** Leaves out what is undefined: absent is absent, in documents and answers alike. */
export const compact = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;

export const definitionOf = ({ process, nodes, flows, data_definitions }: ProcessGraph): ProcessDefinition =>
  compact({
    name: process.name,
    description: process.description,
    owner: process.owner,
    organization_id: process.organization_id,
    isTopLevel: process.isTopLevel,
    metadata: process.metadata,
    lanes: process.lanes,
    nodes,
    flows,
    data_definitions,
    diagram: process.diagram,
  });

/** A definition as it will be read: who it belongs to is filled in, and does not change with a save. */
export const belongingTo = (
  definition: ProcessDefinition,
  { owner, organization_id }: Pick<ProcessDefinition, 'owner' | 'organization_id'>,
): ProcessDefinition => compact({ ...definition, owner: definition.owner ?? owner, organization_id });

const storedOf = (document: ProcessDocument) => ({
  id: document.process_id,
  tenant_id: document.tenant_id,
  status: document.status,
  version: document.version,
  activeVersion: document.activeVersion,
  createdAt: document.createdAt,
  updatedAt: document.updatedAt,
  createdBy: document.createdBy,
});

export const toProcess = (graph: ProcessGraph): Process =>
  compact({ ...definitionOf(graph), ...storedOf(graph.process) });

export const toSummary = (document: ProcessDocument): ProcessSummary =>
  compact({
    ...storedOf(document),
    name: document.name,
    description: document.description,
    owner: document.owner,
    isTopLevel: document.isTopLevel,
    nodeCount: document.nodeCount,
  });

export const toVersion = (document: ProcessDocument, activeVersion: string | undefined): ProcessVersion =>
  compact({
    id: document._key,
    processId: document.process_id,
    version: document.version,
    versionNote: document.versionNote,
    status: document.versionStatus,
    active: document.kind === 'version' && document.version === activeVersion,
    revisionId: document.revision,
    createdAt: document.createdAt,
    updatedAt: document.updatedAt,
    publishedAt: document.publishedAt,
    publishedBy: document.publishedBy,
    definitionHash: document.definitionHash,
    stateMachineArn: document.stateMachineArn,
    stateMachineVersionArn: document.stateMachineVersionArn,
  });

/** Fields of the definition that live on the process_def document itself. */
export const headFields = (definition: ProcessDefinition) =>
  compact({
    name: definition.name,
    description: definition.description,
    owner: definition.owner,
    isTopLevel: definition.isTopLevel,
    metadata: definition.metadata,
    lanes: definition.lanes,
    diagram: definition.diagram,
    nodeCount: definition.nodes.length,
  });

export const stampOf = (
  caller: Caller,
  now: string,
  before?: Pick<Stamp, 'createdAt' | 'createdBy' | 'organization_id'>,
): Stamp => ({
  tenant_id: caller.tenantId,
  organization_id: before?.organization_id ?? caller.organizationId,
  createdAt: before?.createdAt ?? now,
  updatedAt: now,
  createdBy: before?.createdBy ?? caller.actor.id,
});
