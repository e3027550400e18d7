import type { Database } from 'arangojs';
import { definitionToDocuments } from '#adapters/graph/definition-to-documents.ts';
import type { Stamp } from '#adapters/graph/documents.ts';
import { type ProcessDefinition, ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';

/** So many nodes has a process. */
export const NODES = 30;
const BATCH = 100;

export const tenantOf = (n: number): string => `a0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const processOf = (tenant: number, n: number): string =>
  `proc_01J${String(tenant * 1_000_000 + n).padStart(23, '0')}`;

export const stampOf = (tenant: number, n: number): Stamp => {
  const at = new Date(Date.parse('2026-01-01T00:00:00.000Z') + n * 1000).toISOString();
  return {
    tenant_id: tenantOf(tenant),
    organization_id: tenantOf(tenant),
    createdAt: at,
    updatedAt: at,
    createdBy: tenantOf(tenant),
  };
};

/** Each process calls the one at a tenth of its number, so that ten call each; a message, a service and a field tie it to ten or a hundred others. */
export function definitionOf(tenant: number, n: number): ProcessDefinition {
  const node = (id: string, type: string, config: object = {}, more: object = {}) => ({
    node_id: id,
    type,
    title: `Step ${id}`,
    config,
    ...more,
  });
  const nodes = [
    node('start', 'start', n % 2 === 1 ? { event: 'message', name: `m${(n - 1) % 1000}` } : {}),
    ...(n > 0 ? [node('call', 'subprocess', { processId: processOf(tenant, Math.floor(n / 10)) })] : []),
    node('hook', 'machine', { url: `https://s${n % 100}.example/x` }, { action_type: 'webhook' }),
    ...Array.from({ length: NODES - (n > 0 ? 4 : 3) }, (_, at) =>
      node(
        `n${at}`,
        'human_internal',
        { instructions: 'Look at it, decide, and say why.' },
        { action_type: 'employee_task', requiredInputs: ['amount'], outputs: [`field_${n % 1000}`] },
      ),
    ),
    node('end', 'end', n % 2 === 0 ? { event: 'message', name: `m${n % 1000}` } : {}),
  ];
  const flows = nodes.slice(1).map((to, at) => ({ id: `f${at}`, from: nodes[at]!.node_id, to: to.node_id }));
  return ProcessDefinitionSchema.parse({
    name: `Process ${n} ${['purchase', 'invoice', 'leave', 'claim'][n % 4]}`,
    description: 'What the organization does, step by step.',
    nodes,
    flows,
    data_definitions: [
      { name: 'amount', schema: { type: 'number' }, input: true },
      { name: `field_${n % 1000}`, schema: { type: 'string' } },
    ],
  });
}

export const headOf = (tenant: number, n: number, definition: ProcessDefinition) => {
  const id = processOf(tenant, n);
  return {
    _key: id,
    process_id: id,
    kind: 'draft' as const,
    status: 'draft' as const,
    versionStatus: 'DRAFT' as const,
    version: '1.0.0',
    name: definition.name,
    description: definition.description,
    isTopLevel: definition.isTopLevel,
    lanes: [],
    nodeCount: definition.nodes.length,
    ...stampOf(tenant, n),
  };
};

/** Fills the graph with a tenant's processes. */
export async function fill(db: Database, tenant: number, count: number): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    const batch: Record<string, object[]> = { process_def: [] };
    for (let n = from; n < Math.min(from + BATCH, count); n++) {
      const definition = definitionOf(tenant, n);
      batch.process_def!.push(headOf(tenant, n, definition));
      const owned = definitionToDocuments(processOf(tenant, n), definition, stampOf(tenant, n));
      for (const [name, documents] of Object.entries(owned)) batch[name] = [...(batch[name] ?? []), ...documents];
    }
    for (const [name, documents] of Object.entries(batch))
      if (documents.length > 0) await db.collection(name).import(documents as never[], { complete: true });
  }
}
