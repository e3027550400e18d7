import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as executions from '../../shared/contracts/executions/index.ts';
import * as tasks from '../../shared/contracts/tasks.ts';
import { aProcess, end, gateway, human, script, start, way } from '../../state-machines/compiler/testing/builders.ts';
import { dana, erik, mara, Platform } from './platform.ts';

type Fields = Record<string, unknown>;

const BLOCK = 'proc_01J00000000000000000000061';
const MEETING = 'proc_01J00000000000000000000062';

/** Beside a task machine work, behind which is another task, or the join alone. */
const besideWork = (name: string, behind: ReturnType<typeof human>[]) =>
  aProcess(
    [
      start(),
      gateway('split', 'parallel'),
      human('left', { title: 'Left', outputs: ['l'] }),
      human('sign', { title: 'Sign' }),
      script('count', {
        title: 'Count',
        config: { source: 'return { n: (data.n ?? 0) + 1 }' },
        outputs: ['n'],
      }),
      ...behind,
      gateway('join', 'parallel'),
      human('after', { title: 'After' }),
      end(),
    ],
    [
      ...way('start', 'split', 'left', 'sign', 'join', 'after', 'end'),
      ...way('split', 'count', ...behind.map((node) => node.node_id), 'join'),
    ],
    { name },
  );

describe('A move that waits for the work of other nodes', () => {
  let platform: Platform;
  let done: () => void = () => undefined;
  const call = (operation: unknown, id: string, body?: unknown) =>
    platform.executions(operation, { as: mara, params: { id }, ...(body === undefined ? {} : { body }) });
  const read = async (id: string): Promise<Fields> => (await call(executions.getExecution, id)).body;
  const move = (id: string, body: Fields) => call(executions.moveExecution, id, body);
  const pending = async (executionId: string): Promise<string[]> => {
    const query = { executionId, status: 'pending' };
    const { body } = await platform.tasks(tasks.listTasks, { as: mara, query });
    return (body.items as Fields[]).map((task) => `${String(task.node_id)} ${String(task.id)}`);
  };
  const opened = async (id: string, ...nodeIds: string[]): Promise<string[]> => {
    const nodesOf = (open: string[]) => open.map((one) => one.split(' ')[0]).sort();
    return platform.until(
      () => pending(id),
      (open) => JSON.stringify(nodesOf(open)) === JSON.stringify(nodeIds.toSorted()),
    );
  };
  const answer = async (id: string, nodeId: string, result: Fields = {}) => {
    const open = await platform.until(
      () => pending(id),
      (items) => items.some((one) => one.startsWith(`${nodeId} `)),
    );
    const taskId = open.find((one) => one.startsWith(`${nodeId} `))!.split(' ')[1]!;
    const params = { id: taskId };
    expect((await platform.tasks(tasks.respondTask, { as: erik, params, body: { result } })).status).toBe(200);
  };
  const became = (id: string, holds: (one: Fields) => boolean) => platform.until(() => read(id), holds);
  const history = async (id: string): Promise<Fields[]> =>
    (await platform.executions(executions.getExecutionHistory, { as: mara, params: { id }, query: { limit: '100' } }))
      .body.items as Fields[];
  const sweep = () => platform.command('executions', { operation: 'executions.recover' });
  const visitsOf = (one: Fields, nodeId: string) =>
    (one.nodes as Fields[]).filter((node) => node.nodeId === nodeId).map(({ status }) => status);

  /** A run that stands at “Left”, beside which “Count” is at work until `done`. */
  const atWork = async (processId: string): Promise<string> => {
    const working = Promise.withResolvers<void>();
    platform.atWork.set('count', working.promise);
    done = working.resolve;
    const body = { processId, input: {} };
    const id = String((await platform.executions(executions.startExecution, { as: dana, body })).body.id);
    await opened(id, 'left');
    await became(id, (one) => visitsOf(one, 'count')[0] === 'in_progress');
    return id;
  };

  beforeAll(async () => {
    platform = await Platform.open();
    await platform.publish(BLOCK, besideWork('Block', [human('right', { title: 'Right' })]));
    await platform.publish(MEETING, besideWork('Meeting', []));
  });
  afterAll(() => platform.close());
  afterEach(() => {
    done();
    platform.atWork.clear();
  });

  it('is refused unless it is asked to wait, and says how to ask', async () => {
    const id = await atWork(BLOCK);
    const refused = await move(id, { from: 'left', to: 'sign' });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'execution.in-parallel', errors: [{ code: 'work-running' }] },
    });
    expect(refused.body.help).toContain('whenDone');
  });

  it('is made as soon as the run holds behind the work, which is done once', async () => {
    const id = await atWork(BLOCK);
    const waiting = await move(id, { from: 'left', to: 'sign', data: { l: 5 }, whenDone: true, reason: 'Signed' });
    expect(waiting).toMatchObject({ status: 200, body: { runtimeStatus: 'in_progress', awaitsMoveTo: 'sign' } });
    expect((await read(id)).awaitsMoveTo).toBe('sign');
    expect((await move(id, { from: 'left', to: 'left' })).body.code).toBe('execution.move-in-progress');
    done();
    await opened(id, 'right', 'sign');
    expect(await read(id)).not.toHaveProperty('awaitsMoveTo');
    await answer(id, 'sign');
    await answer(id, 'right');
    await answer(id, 'after');
    const ended = await became(id, (one) => one.status === 'COMPLETED');
    expect(ended).toMatchObject({ runtimeStatus: 'completed', output: { l: 5, n: 1 } });
    expect(visitsOf(ended, 'count')).toEqual(['completed']);
    const told = (await history(id)).filter(({ type }) => /move/.test(String(type)));
    expect(told).toMatchObject([
      { type: 'execution.move-awaited', detail: { to: 'sign', awaits: ['count'], by: mara.userId, reason: 'Signed' } },
      { type: 'execution.moved', detail: { to: 'sign', by: mara.userId, reason: 'Signed' } },
    ]);
  });

  it('is made by the sweep where the work leads to no step at which the run could hold', async () => {
    const id = await atWork(MEETING);
    expect((await move(id, { from: 'left', to: 'sign', whenDone: true })).status).toBe(200);
    await sweep();
    expect((await read(id)).awaitsMoveTo).toBe('sign');
    done();
    await became(id, (one) => visitsOf(one, 'count')[0] === 'completed');
    await sweep();
    await opened(id, 'sign');
    await answer(id, 'sign');
    await answer(id, 'after');
    const ended = await became(id, (one) => one.status === 'COMPLETED');
    expect(ended.output).toMatchObject({ n: 1 });
    expect(visitsOf(ended, 'count')).toEqual(['completed']);
  });

  it('is withdrawn by resuming the run, which goes on', async () => {
    const id = await atWork(BLOCK);
    expect((await move(id, { from: 'left', to: 'sign', whenDone: true })).status).toBe(200);
    expect((await call(executions.resumeExecution, id, {})).body).not.toHaveProperty('awaitsMoveTo');
    done();
    await opened(id, 'left', 'right');
    await sweep();
    await opened(id, 'left', 'right');
    await became(id, (one) => visitsOf(one, 'left').join() === 'in_progress');
    expect((await history(id)).find(({ type }) => type === 'execution.resumed')).toMatchObject({
      detail: { withdrawn: 'sign' },
    });
    expect((await call(executions.resumeExecution, id, {})).body.code).toBe('execution.not-paused');
  });

  it('is given up, and says so, where the one that was to be moved has gone on', async () => {
    const id = await atWork(BLOCK);
    expect((await move(id, { from: 'left', to: 'left', whenDone: true })).status).toBe(200);
    await answer(id, 'left', { l: 1 });
    done();
    await opened(id, 'right', 'sign');
    expect(await read(id)).not.toHaveProperty('awaitsMoveTo');
    await became(id, (one) => visitsOf(one, 'left').join() === 'completed');
    expect((await history(id)).find(({ type }) => type === 'execution.move-dropped')).toMatchObject({
      detail: { to: 'left', code: 'execution.moved-on' },
    });
  });

  it('leaves a run paused that somebody has paused meanwhile', async () => {
    const id = await atWork(BLOCK);
    expect((await move(id, { from: 'left', to: 'sign', whenDone: true })).status).toBe(200);
    expect((await call(executions.pauseExecution, id, {})).body.runtimeStatus).toBe('paused');
    done();
    await became(id, (one) => one.awaitsMoveTo === undefined);
    await became(id, (one) => visitsOf(one, 'sign')[0] === 'paused');
    expect((await read(id)).runtimeStatus).toBe('paused');
    expect((await call(executions.resumeExecution, id, {})).status).toBe(200);
    await opened(id, 'right', 'sign');
  });

  it('is refused at once where it could not be made when the work is done', async () => {
    const id = await atWork(BLOCK);
    const refused = await move(id, { from: 'left', to: 'after', whenDone: true });
    expect([refused.status, refused.body.code]).toEqual([409, 'execution.no-entry']);
    expect(await read(id)).not.toHaveProperty('awaitsMoveTo');
  });

  it('ends with the run that is cancelled', async () => {
    const id = await atWork(BLOCK);
    expect((await move(id, { from: 'left', to: 'sign', whenDone: true })).status).toBe(200);
    expect((await call(executions.cancelExecution, id, {})).body.runtimeStatus).toBe('cancelled');
    done();
    await sweep();
    expect(await read(id)).not.toHaveProperty('awaitsMoveTo');
    expect((await read(id)).runtimeStatus).toBe('cancelled');
  });
});
