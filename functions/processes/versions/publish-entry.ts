import { z } from 'zod';
import type { MachineVersion } from '#adapters/state-machines/publish.ts';
import { compileProcess } from '#compiler/index.ts';
import { ProcessIdSchema, SemanticVersionSchema, TenantIdSchema } from '#contracts/core/scalars.ts';
import type { EntryAnswer } from '#contracts/processes/index.ts';
import { definitionOf } from '../process.ts';
import type { ProcessStore } from '../process-store.ts';
import { withoutStart } from './entry-source-map.ts';
import { toRunnable } from './runnable.ts';

/** Command of the executions context: a run starts at a node, is moved to one, or migrated. */
export const PublishEntrySchema = z.object({
  tenantId: TenantIdSchema,
  processId: ProcessIdSchema,
  version: SemanticVersionSchema,
  nodeId: z.string().min(1).max(200),
});

interface Effects {
  store: Pick<ProcessStore, 'version'>;
  taskFunctions: Readonly<Record<string, string>>;
  publishMachine: (
    machine: { processId: string; tenantId: string; asl: string; description: string },
    knownArn?: string,
  ) => Promise<MachineVersion>;
}

const refused = (code: string, message: string, help: string): EntryAnswer => ({
  refused: [{ code, message, help }],
});

/**
 * Compiles a published version so that it is entered at a node, and publishes that as one more version of the process's state
 * machine, which no alias points at. Doing it twice gives the same definition.
 */
export async function publishEntry(
  { tenantId, processId, version, nodeId }: z.output<typeof PublishEntrySchema>,
  { store, taskFunctions, publishMachine }: Effects,
): Promise<EntryAnswer> {
  const published = await store.version(processId, version);
  if (!published)
    return refused('process.version-not-found', `There is no version ${version}.`, 'Name a published one.');
  const target = { tenantId, processId, version, taskFunctions, coordinatesJoins: true };
  const compiled = compileProcess(definitionOf(published), target, { entryNode: nodeId });
  if (!compiled.ok) {
    const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error');
    return { refused: errors.map(({ code, message, help }) => ({ code, message, help })) };
  }
  const description = `${published.process.name} ${version} from ${nodeId}`.slice(0, 256);
  const arns = await publishMachine(
    { processId, tenantId, asl: compiled.asl, description },
    published.process.stateMachineArn,
  );
  const entered = { ...published, process: { ...published.process, ...arns } };
  const runnable = toRunnable(entered, compiled);
  const flows = new Set(published.flows.map((flow) => flow.id));
  return { runnable: { ...runnable, sourceMap: withoutStart(runnable.sourceMap, flows) } };
}
