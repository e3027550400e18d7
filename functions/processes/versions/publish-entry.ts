import { z } from 'zod';
import type { MachineVersion, PublishableMachine } from '#adapters/state-machines/publish.ts';
import { compileProcess } from '#compiler/index.ts';
import { ProcessIdSchema, SemanticVersionSchema, TenantIdSchema } from '#contracts/core/scalars.ts';
import { type EntryAnswer, type Marking, MarkingSchema } from '#contracts/processes/index.ts';
import { definitionOf } from '../process.ts';
import type { ProcessStore } from '../process-store.ts';
import { withoutStart } from './entry-source-map.ts';
import { toRunnable } from './runnable.ts';

/** Command of the executions context: a run starts at a node, is moved, or migrated, and goes on where `marking` says. */
export const PublishEntrySchema = z.object({
  tenantId: TenantIdSchema,
  processId: ProcessIdSchema,
  version: SemanticVersionSchema,
  marking: MarkingSchema,
});

interface Effects {
  store: Pick<ProcessStore, 'version'>;
  taskFunctions: Readonly<Record<string, string>>;
  publishMachine: (machine: PublishableMachine, knownArn?: string) => Promise<MachineVersion>;
}

const refused = (code: string, message: string, help: string): EntryAnswer => ({
  refused: [{ code, message, help }],
});

/**
 * Compiles a published version so that it is entered where tokens stand, and publishes that as one more version of the process's
 * state machine, which no alias points at. Doing it twice gives the same definition.
 */
export async function publishEntry(
  { tenantId, processId, version, marking }: z.output<typeof PublishEntrySchema>,
  { store, taskFunctions, publishMachine }: Effects,
): Promise<EntryAnswer> {
  const published = await store.version(processId, version);
  if (!published)
    return refused('process.version-not-found', `There is no version ${version}.`, 'Name a published one.');
  const target = { tenantId, processId, version, taskFunctions, coordinatesJoins: true };
  const compiled = compileProcess(definitionOf(published), target, { entry: marking });
  if (!compiled.ok) {
    const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error');
    return { refused: errors.map(({ code, message, help }) => ({ code, message, help })) };
  }
  const { main: asl, parts } = compiled.machines;
  const description = `${published.process.name} ${version} from ${placesOf(marking)}`.slice(0, 256);
  const machine = { processId, tenantId, asl, parts, description };
  const arns = await publishMachine(machine, published.process.stateMachineArn);
  const entered = { ...published, process: { ...published.process, ...arns } };
  const runnable = toRunnable(entered, compiled);
  return { runnable: { ...runnable, sourceMap: withoutStart(runnable.sourceMap) } };
}

function placesOf(marking: Marking): string {
  if ('tokens' in marking) return marking.tokens.map(placesOf).join(', ');
  if ('at' in marking) return marking.inside ? placesOf(marking.inside) : marking.at;
  return 'waits' in marking ? marking.waits : 'its end';
}
