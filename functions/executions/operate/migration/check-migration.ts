import type { BodyOf } from '#contracts/core/operation.ts';
import type { dryRunMigration, MigrationCheck } from '#contracts/executions/index.ts';
import type { Marking, RunnableVersion } from '#contracts/processes/index.ts';
import { AppError } from '#runtime/errors.ts';
import type { ExecutionRecord } from '../../execution.ts';
import type { ExecutionStore } from '../../execution-store.ts';
import type { Asked, Startable } from '../../resolve-runnable.ts';
import { enterAt } from '../entry.ts';
import type { Moving } from '../move-execution.ts';
import { readPosition } from '../read-position.ts';
import { type Plan, type Planning, planMigration } from './plan-migration.ts';
import { runningInstances } from './running-instances.ts';

export interface Migrating extends Moving {
  store: Moving['store'] & Pick<ExecutionStore, 'byStatus' | 'getMany'>;
  resolve: (asked: Asked) => Promise<Startable>;
}

interface Given {
  processId: string;
  version: string;
  target: string;
  mapping: Readonly<Record<string, string>>;
}

function refuseUnknown(mapping: Given['mapping'], source: RunnableVersion, target: RunnableVersion): void {
  const has = ({ nodes }: RunnableVersion, id: string) => nodes.some((one) => one.node_id === id);
  const errors = Object.entries(mapping).flatMap(([from, to]) => [
    ...(has(source, from) ? [] : [{ version: source.version, id: from, from }]),
    ...(has(target, to) ? [] : [{ version: target.version, id: to, from }]),
  ]);
  if (errors.length === 0) return;
  throw new AppError('invalid', 'migration.unknown-node', `The mapping names nodes that are not there.`, {
    errors: errors.map(({ version, id, from }) => ({
      path: `/mapping/${from}`,
      code: 'unknown-node',
      message: `version ${version} has no node ${id}`,
    })),
    help: 'Map nodes of the version to nodes of the target.',
  });
}

/** Checks what does not depend on any execution. @throws AppError those of the operations' contract */
export async function prepareMigration(
  { processId, version, target, mapping }: Given,
  ports: Pick<Migrating, 'resolve' | 'version' | 'publishEntry' | 'registerEntry'>,
): Promise<Planning> {
  if (version === target) {
    throw new AppError('invalid', 'migration.same-version', 'The executions run this version already.', {
      errors: [{ path: '/target', code: 'same-version', message: 'is the version to migrate from' }],
      help: 'Name another version.',
    });
  }
  const source = (await ports.resolve({ processId, version })).runnable;
  const wanted = (await ports.resolve({ processId, version: target })).runnable;
  refuseUnknown(mapping, source, wanted);
  const enter = (marking: Marking) => enterAt({ processId, version: target, marking, path: '/mapping' }, ports);
  return { target: wanted, mapping, enter };
}

/** Looks at one running execution. */
export async function planOne(
  record: ExecutionRecord,
  planning: Planning,
  ports: Migrating,
): Promise<Plan & { seen: number }> {
  const shape = await ports.version(record.processId, record.runs ?? record.version);
  const position = await readPosition(record, ports);
  return { ...(await planMigration(record, shape!.runnable, position, planning)), seen: position.seen };
}

/** A page of the dry run. */
export async function dryRun(
  { processId, version }: { processId: string; version: string },
  { target, mapping, limit, cursor }: BodyOf<typeof dryRunMigration>,
  ports: Migrating,
): Promise<{ items: MigrationCheck[]; nextCursor?: string }> {
  const planning = await prepareMigration({ processId, version, target, mapping }, ports);
  const found = await runningInstances({ processId, version, cursor, limit }, ports.store);
  const items: MigrationCheck[] = [];
  // One after the other: each reads a history, of which Step Functions grants some twenty a second.
  for (const { record } of found) items.push((await planOne(record, planning, ports)).check);
  const last = found.at(-1);
  return { items, ...(last && found.length === limit ? { nextCursor: last.after } : {}) };
}
