import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as executions from '../../shared/contracts/executions/index.ts';
import * as tasks from '../../shared/contracts/tasks.ts';
import { human } from '../../state-machines/compiler/testing/builders.ts';
import { crowded } from '../../state-machines/compiler/testing/fixtures/crowded.ts';
import { dana, erik, mara, Platform } from './platform.ts';

type Fields = Record<string, unknown>;

const NET = 'proc_01J00000000000000000000081';

/** A token more than a map of Step Functions runs at once, at inclusive joins that are fed by different splits. */
const { ids, process: net } = crowded(42, human);

describe('Moving a run with more tokens than a map of Step Functions runs at once', () => {
  let platform: Platform;
  const call = (operation: unknown, id: string, body?: unknown) =>
    platform.executions(operation, { as: mara, params: { id }, ...(body === undefined ? {} : { body }) });
  const pending = async (executionId: string): Promise<Map<string, string>> => {
    const query = { executionId, status: 'pending', limit: '100' };
    const { body } = await platform.tasks(tasks.listTasks, { as: mara, query });
    return new Map((body.items as Fields[]).map((task) => [String(task.node_id), String(task.id)]));
  };
  const opened = (id: string, nodeIds: readonly string[]) =>
    platform.until(
      () => pending(id),
      (open) => open.size === nodeIds.length && nodeIds.every((nodeId) => open.has(nodeId)),
    );
  const places = async (id: string) =>
    ((await call(executions.getPosition, id)).body.nodes as Fields[]).map(
      ({ nodeId, waits }) => `${String(nodeId)}${waits ? ' waits' : ''}`,
    );

  beforeAll(async () => {
    platform = await Platform.open();
    await platform.publish(NET, net);
  });
  afterAll(() => platform.close());

  it('puts the one elsewhere and leaves all others where they are', async () => {
    const body = { processId: NET, input: {} };
    const id = String((await platform.executions(executions.startExecution, { as: dana, body })).body.id);
    const before = await opened(id, ids);
    expect((await places(id)).toSorted()).toEqual(ids.toSorted());
    expect(await call(executions.moveExecution, id, { from: 't5', to: 'join', data: { f_t5: 50 } })).toMatchObject({
      status: 200,
    });
    const others = ids.filter((one) => one !== 't5');
    const open = await platform.until(
      () => pending(id),
      (now) => now.size === others.length && [...now].every(([nodeId, task]) => before.get(nodeId) !== task),
    );
    expect((await places(id)).toSorted()).toEqual([...others, 'join waits'].toSorted());
    for (const [nodeId, taskId] of open) {
      const answer = { as: erik, params: { id: taskId }, body: { result: { [`f_${nodeId}`]: 1 } } };
      expect((await platform.tasks(tasks.respondTask, answer)).status).toBe(200);
    }
    const done = await platform.until(
      async () => (await call(executions.getExecution, id)).body,
      (one) => one.status === 'COMPLETED',
    );
    expect(done).toMatchObject({
      runtimeStatus: 'completed',
      output: { ...Object.fromEntries(others.map((one) => [`f_${one}`, 1])), f_t5: 50 },
    });
  }, 120_000);
});
