import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as executions from '../../shared/contracts/executions/index.ts';
import * as tasks from '../../shared/contracts/tasks.ts';
import {
  aProcess,
  end,
  event,
  flow,
  gateway,
  human,
  start,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { dana, erik, mara, Platform } from './platform.ts';

type Fields = Record<string, unknown>;

const BLOCK = 'proc_01J00000000000000000000091';
const HOUR = 3_600_000;

/** A task that is given up after an hour, beside another one. */
const block = aProcess(
  [
    start(),
    gateway('split', 'parallel'),
    human('left', { title: 'Left' }),
    event('late', { event: 'timer', position: 'boundary', attachedTo: 'left', timer: { duration: 'PT1H' } }),
    human('chase', { title: 'Chase' }),
    gateway('done', 'exclusive'),
    human('right', { title: 'Right' }),
    gateway('join', 'parallel'),
    end(),
  ],
  [
    ...way('start', 'split', 'left', 'done', 'join', 'end'),
    ...way('late', 'chase', 'done'),
    flow('split', 'right'),
    flow('right', 'join'),
  ],
  { name: 'Block' },
);

describe('A timer that is due while a run is being moved', () => {
  let platform: Platform;
  const call = (operation: unknown, id: string, body?: unknown) =>
    platform.executions(operation, { as: mara, params: { id }, ...(body === undefined ? {} : { body }) });
  const read = async (id: string): Promise<Fields> => (await call(executions.getExecution, id)).body;
  const pending = async (executionId: string): Promise<Map<string, string>> => {
    const query = { executionId, status: 'pending' };
    const { body } = await platform.tasks(tasks.listTasks, { as: mara, query });
    return new Map((body.items as Fields[]).map((task) => [String(task.node_id), String(task.id)]));
  };
  /** These are open; what a timer has ended stays in the list until a sweep. */
  const opened = (id: string, ...nodeIds: string[]) =>
    platform.until(
      () => pending(id),
      (open) => nodeIds.every((nodeId) => open.has(nodeId)),
    );
  const begin = async (): Promise<string> => {
    const body = { processId: BLOCK, input: {} };
    const id = String((await platform.executions(executions.startExecution, { as: dana, body })).body.id);
    await opened(id, 'left', 'right');
    return id;
  };
  const finish = async (id: string, ...nodeIds: string[]) => {
    for (const nodeId of nodeIds) {
      const taskId = (await opened(id, nodeId)).get(nodeId)!;
      const answer = { as: erik, params: { id: taskId }, body: { result: {} } };
      expect((await platform.tasks(tasks.respondTask, answer)).status).toBe(200);
    }
    return platform.until(
      () => read(id),
      (one) => one.status === 'COMPLETED',
    );
  };
  const visits = (one: Fields, nodeId: string) =>
    (one.nodes as Fields[]).filter((node) => node.nodeId === nodeId).map(({ status }) => status);

  beforeAll(async () => {
    platform = await Platform.open();
    await platform.publish(BLOCK, block);
  });
  afterAll(() => platform.close());
  afterEach(() => {
    expect([platform.beforeStop, platform.beforeStart]).toEqual([undefined, undefined]);
  });

  it('has fired where it was due before the run was stopped', async () => {
    const id = await begin();
    platform.beforeStop = async () => {
      await platform.advance(HOUR);
      await opened(id, 'chase', 'right');
    };
    expect((await call(executions.moveExecution, id, { from: 'right', to: 'right' })).status).toBe(200);
    await opened(id, 'chase', 'right');
    const done = await finish(id, 'chase', 'right');
    expect([visits(done, 'late'), visits(done, 'left')]).toEqual([['completed'], ['failed']]);
  });

  it('begins anew where it was due between stop and start: it fires once, and not at once', async () => {
    const id = await begin();
    platform.beforeStart = () => platform.advance(2 * HOUR);
    expect((await call(executions.moveExecution, id, { from: 'right', to: 'right' })).status).toBe(200);
    await opened(id, 'left', 'right');
    await platform.advance(HOUR - 60_000);
    await platform.deliver();
    expect([...(await pending(id)).keys()]).not.toContain('chase');
    await platform.advance(60_000);
    await opened(id, 'chase', 'right');
    const done = await finish(id, 'chase', 'right');
    expect(visits(done, 'late')).toEqual(['completed']);
    expect(done.runtimeStatus).toBe('completed');
  });
});
