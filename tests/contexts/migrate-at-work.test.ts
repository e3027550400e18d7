import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as executions from '../../shared/contracts/executions/index.ts';
import * as tasks from '../../shared/contracts/tasks.ts';
import { aProcess, end, human, script, start, way } from '../../state-machines/compiler/testing/builders.ts';
import { dana, erik, mara, Platform } from './platform.ts';

type Fields = Record<string, unknown>;

const LINE = 'proc_01J00000000000000000000071';

const counting = script('count', {
  title: 'Count',
  config: { source: 'return { n: (data.n ?? 0) + 1 }' },
  outputs: ['n'],
});
const line = (...more: ReturnType<typeof human>[]) =>
  aProcess(
    [start(), counting, human('check', { title: 'Check' }), ...more, end()],
    way('start', 'count', 'check', ...more.map((node) => node.node_id), 'end'),
    { name: 'Line' },
  );

describe('Migrating executions that are at work', () => {
  let platform: Platform;
  const call = (operation: unknown, params: Fields, body?: unknown) =>
    platform.executions(operation, { as: mara, params, ...(body === undefined ? {} : { body }) } as never);
  const read = async (id: string): Promise<Fields> => (await call(executions.getExecution, { id })).body;
  const sweep = () => platform.command('executions', { operation: 'executions.recover' });
  const from = { id: LINE, version: '1.0.0' };
  const begin = async () => {
    const body = { processId: LINE, version: '1.0.0', input: {} };
    return String((await platform.executions(executions.startExecution, { as: dana, body })).body.id);
  };
  const visited = async (id: string, status: string) =>
    platform.until(
      () => read(id),
      (one) => (one.nodes as Fields[]).some((node) => node.nodeId === 'count' && node.status === status),
    );

  beforeAll(async () => {
    platform = await Platform.open();
    await platform.publish(LINE, line());
    await platform.publish(LINE, line(human('sign', { title: 'Sign' })), { version: '2.0.0' });
  });
  afterAll(() => platform.close());

  it('says so beforehand, and migrates them when their work is done, which is done once', async () => {
    const working = Promise.withResolvers<void>();
    platform.atWork.set('count', working.promise);
    const id = await begin();
    await visited(id, 'in_progress');
    const { body: checked } = await call(executions.dryRunMigration, from, { target: '2.0.0' });
    expect(checked.items).toMatchObject([
      { executionId: id, migratable: true, problems: [], notes: [{ code: 'work-awaited' }], to: ['count'] },
    ]);
    const begun = await call(executions.startMigration, from, { target: '2.0.0' });
    expect(begun.body).toMatchObject({ status: 'running', waiting: 0 });
    const progress = async () =>
      (await call(executions.getMigration, { id: LINE, migrationId: begun.body.id })).body as Fields;
    const waiting = await platform.until(progress, (found) => found.waiting === 1);
    expect(waiting).toMatchObject({ status: 'running', migrated: 0, refused: 0 });
    expect(waiting).not.toHaveProperty('again');
    await sweep();
    await platform.deliver();
    expect(await progress()).toMatchObject({ status: 'running', waiting: 1, refused: 0 });

    working.resolve();
    await visited(id, 'completed');
    await sweep();
    expect(await platform.until(progress, (found) => found.status === 'completed')).toMatchObject({
      migrated: 1,
      refused: 0,
      waiting: 0,
    });
    for (const nodeId of ['check', 'sign']) {
      const query = { executionId: id, status: 'pending' };
      const open = await platform.until(
        async () => (await platform.tasks(tasks.listTasks, { as: mara, query })).body.items as Fields[],
        (items) => items.some((task) => task.node_id === nodeId),
      );
      const params = { id: open.find((task) => task.node_id === nodeId)!.id };
      const answered = await platform.tasks(tasks.respondTask, { as: erik, params, body: { result: {} } } as never);
      expect(answered.status).toBe(200);
    }
    const ended = await platform.until(
      () => read(id),
      (one) => one.status === 'COMPLETED',
    );
    expect(ended).toMatchObject({ version: '2.0.0', output: { n: 1 } });
    expect((ended.nodes as Fields[]).filter(({ nodeId }) => nodeId === 'count')).toHaveLength(1);
  });
});
