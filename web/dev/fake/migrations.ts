import type * as api from '#contracts/executions/index.ts';
import type { Migration, MigrationCheck } from '#contracts/executions/index.ts';

import * as engine from './engine.ts';
import { type Call, type Handlers, handle } from './http.ts';
import { now, prefixed } from './ids.ts';
import { leaveAll, openVisits } from './moves.ts';
import { page } from './page.ts';
import { FakeProblem, notFound } from './problem.ts';
import { getVersion } from './processes.ts';
import { type Run, record, runs } from './run.ts';

type Wanted = { target: string; mapping: Record<string, string> };
type Target = ReturnType<typeof getVersion>;
const migrations = new Map<string, Migration>();

const isRunning = ({ execution: { runtimeStatus } }: Run): boolean => ['in_progress', 'paused'].includes(runtimeStatus);
const running = ({ id, version }: Record<string, string>): Run[] =>
  [...runs.values()]
    .filter(({ execution }) => execution.processId === id && execution.version === version)
    .filter(isRunning)
    .toSorted((a, b) => a.execution.createdAt.localeCompare(b.execution.createdAt));

function check(run: Run, { target, mapping }: Wanted, { definition }: Target): MigrationCheck {
  const { id: executionId, name, createdAt } = run.execution;
  const at = openVisits(run).map(({ nodeId, title }) => ({ nodeId, title }));
  const to = at.map(({ nodeId }) => mapping[nodeId] ?? nodeId);
  const missing = at.filter((_, index) => definition.nodes.every(({ node_id }) => node_id !== to[index]));
  const problems = missing.map(({ title }) => ({
    code: 'no-such-node',
    message: `Version ${target} has no node for “${title}”. Name one in the mapping.`,
  }));
  if (run.execution.parentExecutionId !== undefined)
    problems.push({ code: 'is-subprocess', message: 'It is a subprocess: migrate the execution that called it.' });
  const migratable = problems.length === 0;
  const notes = migratable
    ? at.map(({ title }) => ({ code: 'task-reopens', message: `The task “${title}” is opened anew.` }))
    : [];
  return { executionId, name, startedAt: createdAt, at, to, migratable, problems, notes };
}

function targetOf({ params, body }: Pick<Call<typeof api.dryRunMigration>, 'params' | 'body'>): Target {
  if (body.target === params.version)
    throw new FakeProblem(422, 'migration.same-version', 'The runs are on this version already.');
  const target = getVersion({ params: { ...params, version: body.target } });
  const unknown = Object.values(body.mapping).find((to) =>
    target.definition.nodes.every((node) => node.node_id !== to),
  );
  if (unknown === undefined) return target;
  throw new FakeProblem(422, 'migration.unknown-node', `Version ${body.target} has no node ${unknown}.`);
}

function migrate(run: Run, { to }: MigrationCheck, target: Target): void {
  leaveAll(run);
  run.definition = target.definition;
  run.execution.version = target.version;
  record(run, 'execution.migrated');
  for (const node of target.definition.nodes.filter(({ node_id }) => to.includes(node_id)))
    void engine.enter(run, node);
}

/** Migrations of running executions; one takes as long as its runs are many, so that a page has something to watch. */
export const migrationHandlers: Handlers = {
  dryRunMigration: handle<typeof api.dryRunMigration>((call) => {
    const target = targetOf(call);
    const checks = running(call.params).map((run) => check(run, call.body, target));
    return { body: page(checks, call.body) };
  }),
  startMigration: handle<typeof api.startMigration>((call) => {
    const { params, body, user } = call;
    const target = targetOf({ params, body: { ...body, limit: 25 } });
    const migration: Migration = {
      id: prefixed('mig'),
      processId: params.id ?? '',
      version: params.version ?? '',
      target: body.target,
      mapping: body.mapping,
      ...(body.reason !== undefined && { reason: body.reason }),
      status: 'running',
      migrated: 0,
      refused: 0,
      waiting: 0,
      refusals: [],
      startedBy: user.id,
      createdAt: now(),
      updatedAt: now(),
    };
    migrations.set(migration.id, migration);
    const waiting = running(params);
    const step = () => {
      const run = waiting.shift();
      if (!run) return void Object.assign(migration, { status: 'completed', endedAt: now() });
      const checked = check(run, body, target);
      if (checked.migratable) {
        migrate(run, checked, target);
        migration.migrated += 1;
      } else {
        migration.refused += 1;
        const { executionId, name, problems } = checked;
        migration.refusals.push({ executionId, name, problems });
      }
      setTimeout(step, 400).unref();
    };
    setTimeout(step, 400).unref();
    return { body: { ...migration } };
  }),
  getMigration: ({ params }) => {
    const migration = migrations.get(params.migrationId ?? '');
    if (!migration) throw notFound('migration.not-found', 'migration');
    return { body: migration };
  },
};
