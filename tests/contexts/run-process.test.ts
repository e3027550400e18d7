import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as executions from '../../shared/contracts/executions/index.ts';
import * as tasks from '../../shared/contracts/tasks.ts';
import { aProcess, end, human, script, start, way } from '../../state-machines/compiler/testing/builders.ts';
import { dana, erik, Platform } from './platform.ts';

const processId = 'proc_01J00000000000000000000001';

const purchase = aProcess(
  [
    start(),
    script('total', {
      title: 'Compute total',
      config: { inputs: { amount: '{% amount %}' }, source: 'return { total: inputs.amount * 2 }' },
      outputs: ['total'],
    }),
    human('approve', {
      title: 'Approve purchase',
      action_type: 'approval',
      config: { candidateRole: 'employee', contextFields: ['total'] },
      outputs: ['approved'],
    }),
    end(),
  ],
  way('start', 'total', 'approve', 'end'),
  {
    name: 'Purchase',
    data_definitions: [{ name: 'amount', schema: { type: 'number' }, input: true, required: true }],
  },
);

type Fields = Record<string, unknown>;
const itemsOf = (body: Fields) => body.items as Fields[];

describe('A process with a script and a human task', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await Platform.open();
    await platform.publish(processId, purchase);
  });
  afterAll(() => platform.close());

  const start = async (amount: number): Promise<string> => {
    const answer = await platform.executions(executions.startExecution, {
      as: dana,
      body: { processId, input: { amount } },
    });
    expect(answer.status).toBe(201);
    return answer.body.id as string;
  };
  const read = async (id: string): Promise<Fields> =>
    (await platform.executions(executions.getExecution, { as: dana, params: { id } })).body;
  const taskOf = async (id: string): Promise<Fields> => {
    const list = () => platform.tasks(tasks.listTasks, { as: erik, query: { executionId: id, view: 'available' } });
    const page = await platform.until(list, ({ body }) => itemsOf(body).length > 0);
    return itemsOf(page.body)[0]!;
  };
  const respond = (id: unknown, result: Fields) =>
    platform.tasks(tasks.respondTask, { as: erik, params: { id: String(id) }, body: { result } });

  it('runs from start to end', async () => {
    const id = await start(21);
    const task = await taskOf(id);
    expect(task).toMatchObject({
      title: 'Approve purchase',
      kind: 'approval',
      status: 'pending',
      candidate_role: 'employee',
      context_data: { execution_variables: { total: 42 } },
    });
    expect(await read(id)).toMatchObject({ runtimeStatus: 'in_progress', currentNodes: [{ nodeId: 'approve' }] });
    expect((await respond(task.id, { approved: true })).status).toBe(200);

    const done = await platform.until(
      () => read(id),
      (one) => one.runtimeStatus === 'completed',
    );
    expect(done).toMatchObject({
      status: 'COMPLETED',
      output: { amount: 21, total: 42, approved: true },
      currentNodes: [],
      nodeVariables: { total: { input: { amount: 21 }, output: { total: 42 } } },
    });
    expect((done.nodes as Fields[]).map((node) => [node.nodeId, node.status])).toEqual([
      ['start', 'completed'],
      ['total', 'completed'],
      ['approve', 'completed'],
      ['end', 'completed'],
    ]);
  });
});
