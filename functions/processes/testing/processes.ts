import type { Database } from 'arangojs';
import { changeStatus } from '#adapters/graph/change-status.ts';
import { versionKey } from '#adapters/graph/documents.ts';
import { insertDraft, insertVersion } from '#adapters/graph/save-definition.ts';
import { revisionOf } from '#adapters/graph/testing/questions.ts';
import {
  type ProcessDefinition,
  type ProcessDefinitionInput,
  ProcessDefinitionSchema,
} from '#contracts/process-definition/index.ts';
import { type Caller, runAs, serviceCaller } from '#runtime/actor.ts';
import { headFields, stampOf } from '../process.ts';

export const ACME = 'a0000000-0000-4000-8000-000000000001';
export const RIVAL = 'a0000000-0000-4000-8000-000000000002';
const TIME = Date.parse('2026-03-01T09:00:00.000Z');
let clock = 0;

export const callerOf = (tenantId: string): Caller => ({
  ...serviceCaller('test', tenantId, { requestId: 'r', correlationId: 'c' }),
  actor: { type: 'user', id: 'b0000000-0000-4000-8000-000000000001' },
});
export const as = <T>(tenantId: string, work: (caller: Caller) => T): T => {
  const caller = callerOf(tenantId);
  return runAs(caller, () => work(caller));
};

/** A deterministic process id. */
export const processId = (n: number): string => `proc_01J${String(n).padStart(23, '0')}`;

type Node = ProcessDefinitionInput['nodes'][number];
export const start = (config: Node['config'] = {}): Node => ({
  node_id: 'start',
  type: 'start',
  title: 'Start',
  config: config,
});
export const end = (config: Node['config'] = {}): Node => ({
  node_id: 'end',
  type: 'end',
  title: 'End',
  config: config,
});
export const callOf = (callee: string, version = 'active', node_id = 'call'): Node => ({
  node_id,
  type: 'subprocess',
  title: `Run ${node_id}`,
  config: { processId: callee, version },
});

/** A chain from start to end through the nodes. */
export const definitionOf = (
  name: string,
  nodes: Node[],
  more: Partial<ProcessDefinitionInput> = {},
): ProcessDefinition => {
  const all = [
    ...(nodes.some(({ type }) => type === 'start') ? [] : [start()]),
    ...nodes,
    ...(nodes.some(({ type }) => type === 'end') ? [] : [end()]),
  ];
  const flows = all.slice(1).map((node, at) => ({ id: `f${at}`, from: all[at]!.node_id, to: node.node_id }));
  return ProcessDefinitionSchema.parse({ name, nodes: all, flows, ...more });
};

/** Stores a draft as the API does. */
export async function storeDraft(
  db: Database,
  tenantId: string,
  id: string,
  definition: ProcessDefinition,
): Promise<void> {
  const stamp = stampOf(callerOf(tenantId), new Date(TIME + clock++ * 1000).toISOString());
  const revision = { id: revisionOf(id), kind: 'saved' as const, parents: [] };
  await insertDraft(db, headOf(id, definition, stamp), definition, stamp, [], revision);
}

export const headOf = (id: string, definition: ProcessDefinition, stamp: ReturnType<typeof stampOf>) => ({
  _key: id,
  process_id: id,
  kind: 'draft' as const,
  status: 'draft' as const,
  versionStatus: 'DRAFT' as const,
  version: '1.0.0',
  ...headFields(definition),
  ...stamp,
});

/** Stores a published version as publishing does, and makes it the active one unless told otherwise. */
export async function storeVersion(
  db: Database,
  tenantId: string,
  id: string,
  version: string,
  definition: ProcessDefinition,
  { activate = true } = {},
): Promise<void> {
  const stamp = stampOf(callerOf(tenantId), new Date(TIME + clock++ * 1000).toISOString());
  const head = {
    ...headOf(id, definition, stamp),
    _key: versionKey(id, version),
    kind: 'version' as const,
    version,
    versionStatus: 'PUBLISHED' as const,
  };
  const artifacts = { asl: '{}', sourceMap: { states: {} }, explain: [] };
  await insertVersion(db, { version: head, definition, stamp, artifacts, nextVersion: '9.0.0' }, []);
  if (activate) await changeStatus(db, id, { status: 'active', activeVersion: version }, []);
}
