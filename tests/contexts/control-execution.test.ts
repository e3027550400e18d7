import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as executions from '../../shared/contracts/executions/index.ts';
import * as tasks from '../../shared/contracts/tasks.ts';
import {
  aProcess,
  end,
  human,
  script,
  start,
  subprocess,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { type Fields, People } from './people.ts';
import { dana, erik, mara, Platform, tenantId } from './platform.ts';

const PARENT = 'proc_01J00000000000000000000001';
const CHILD = 'proc_01J00000000000000000000002';

const child = aProcess(
  [
    start(),
    human('check', { title: 'Check' }),
    script('score', { title: 'Score', config: { source: 'return { score: 7 }' }, outputs: ['score'] }),
    end(),
  ],
  way('start', 'check', 'score', 'end'),
  {
    name: 'Check credit',
    data_definitions: [{ name: 'customer', schema: { type: 'string' }, input: true, required: true }],
  },
);
const parent = aProcess(
  [
    start(),
    subprocess('credit', {
      title: 'Credit',
      config: { processId: CHILD, inputs: { customer: '{% name %}' } },
      outputs: ['score'],
    }),
    end(),
  ],
  way('start', 'credit', 'end'),
  { name: 'Loan', data_definitions: [{ name: 'name', schema: {}, input: true }] },
);
describe('Controlling a tree of executions', () => {
  let platform: Platform;
  let people: People;
  const childOf = async (id: string): Promise<string> => {
    const tree = () => people.call(executions.getExecutionTree, { id });
    const { body } = await platform.until(
      tree,
      (answer) => ((answer.body.root as Fields).children as Fields[]).length > 0,
    );
    return String(((body.root as Fields).children as Fields[])[0]!.id);
  };
  const standsAt =
    (...expected: string[]) =>
    (one: Fields) =>
      JSON.stringify((one.currentNodes as Fields[]).map((node) => `${String(node.nodeId)} ${String(node.status)}`)) ===
      JSON.stringify(expected);

  beforeAll(async () => {
    platform = await Platform.open();
    people = new People(platform);
    await platform.publish(CHILD, child);
    await platform.publish(PARENT, parent);
  });
  afterAll(() => platform.close());
  afterEach(() => platform.deliver());

  it('runs a subprocess as a child of its own, with validated input and data handed back', async () => {
    const id = await people.begin(PARENT, { name: 'c1' });
    const childId = await childOf(id);
    expect(await people.read(childId)).toMatchObject({
      parentExecutionId: id,
      rootExecutionId: id,
      input: { customer: 'c1' },
      correlationId: id,
    });
    await people.respond(await people.openTask(childId));
    const done = await platform.until(
      () => people.read(id),
      (one) => one.runtimeStatus === 'completed',
    );
    expect(done).toMatchObject({ output: { score: 7 }, nodeVariables: { credit: { output: { score: 7 } } } });
    expect((done.nodes as Fields[]).find((node) => node.nodeId === 'credit')).toMatchObject({
      childExecutionId: childId,
    });
    await platform.until(
      () => people.read(childId),
      (one) => one.status === 'COMPLETED',
    );
  });

  it('fails the activity with every fault of the input when the child refuses it', async () => {
    const id = await people.begin(PARENT, { name: 5 });
    const failed = await platform.until(
      () => people.read(id),
      (one) => one.runtimeStatus === 'failed',
    );
    expect(failed.error).toMatchObject({ name: 'FlowMaster.SubprocessRefused', nodeId: 'credit' });
    expect((failed.error as Fields).cause).toContain('/input/customer');
  });

  it('holds a paused tree before its next activity and goes on when it is resumed', async () => {
    const id = await people.begin(PARENT, { name: 'c1' });
    const childId = await childOf(id);
    const task = await people.openTask(childId);
    expect((await people.call(executions.pauseExecution, { id }, { reason: 'audit' })).body).toMatchObject({
      runtimeStatus: 'paused',
    });
    expect(await people.read(childId)).toMatchObject({ runtimeStatus: 'paused' });
    expect((await people.call(executions.pauseExecution, { id })).body).toMatchObject({ runtimeStatus: 'paused' });
    await people.respond(task);
    await platform.until(() => people.read(childId), standsAt('score paused'));
    expect((await people.call(executions.resumeExecution, { id }, {})).body).toMatchObject({
      runtimeStatus: 'in_progress',
    });
    await platform.until(
      () => people.read(id),
      (one) => one.runtimeStatus === 'completed',
    );

    await platform.until(
      () => people.read(childId),
      (one) => one.status === 'COMPLETED',
    );
    const history = await platform.executions(executions.getExecutionHistory, { as: dana, params: { id: childId } });
    const types = (history.body.items as Fields[]).map((event) => event.type);
    expect(types).toContain('execution.paused');
    expect(types).toContain('node.held');
    expect(types).toContain('execution.resumed');
    expect(types.at(-1)).toBe('execution.completed');
  });

  it('cancels a tree with its open tasks', async () => {
    const id = await people.begin(PARENT, { name: 'c1' });
    const childId = await childOf(id);
    const task = await people.openTask(childId);
    expect((await people.call(executions.cancelExecution, { id }, { reason: 'wrong customer' })).body).toMatchObject({
      status: 'COMPLETED',
      runtimeStatus: 'cancelled',
    });
    const read_ = async () => (await platform.tasks(tasks.getTask, { as: mara, params: { id: task } })).body;
    await platform.until(read_, (one) => one.status === 'cancelled');
    const late = await platform.tasks(tasks.respondTask, { as: erik, params: { id: task }, body: { result: {} } });
    expect(late).toMatchObject({ status: 409, body: { code: 'task.ended' } });
    const nodes = async () => (await people.read(childId)).nodes as Fields[];
    const stored = await platform.until(nodes, (all) => all.length > 0);
    expect(stored.at(-1)).toMatchObject({ nodeId: 'check', status: 'cancelled' });
    expect((await people.call(executions.cancelExecution, { id })).status).toBe(200);
    expect(await people.call(executions.pauseExecution, { id })).toMatchObject({
      status: 409,
      body: { code: 'execution.ended' },
    });
    expect(await people.call(executions.resumeExecution, { id })).toMatchObject({
      status: 409,
      body: { code: 'execution.ended' },
    });
  });

  it('refuses what cannot be', async () => {
    const id = await people.begin(PARENT, { name: 'c1' });
    expect(await people.call(executions.resumeExecution, { id })).toMatchObject({
      status: 409,
      body: { code: 'execution.not-paused' },
    });
    expect(await people.call(executions.pauseExecution, { id }, undefined, erik)).toMatchObject({
      status: 403,
      body: { code: 'auth.forbidden' },
    });
    const nowhere = '01900000-0000-7000-8000-000000000000';
    for (const operation of [
      executions.pauseExecution,
      executions.resumeExecution,
      executions.cancelExecution,
      executions.getExecution,
      executions.getExecutionHistory,
      executions.getExecutionTree,
    ]) {
      expect(await people.call(operation, { id: nowhere })).toMatchObject({
        status: 404,
        body: { code: 'execution.not-found' },
      });
      expect(await people.call(operation, { id: 'no-uuid' })).toMatchObject({
        status: 422,
        body: { code: 'request.invalid' },
      });
    }
    const stranger = { ...mara, tenantId: tenantId.replace(/1$/, '2') };
    expect(await people.call(executions.cancelExecution, { id }, undefined, stranger)).toMatchObject({
      status: 404,
    });
    await people.call(executions.cancelExecution, { id });
  });

  it('lists by process, status and time, in pages', async () => {
    const list = async (query: Record<string, string>) =>
      (await platform.executions(executions.listExecutions, { as: dana, query })).body as {
        items: Fields[];
        nextCursor?: string;
      };
    const cancelled = await list({ runtimeStatus: 'cancelled', rootOnly: 'true' });
    expect(cancelled.items.length).toBeGreaterThan(0);
    expect(
      cancelled.items.every((one) => one.runtimeStatus === 'cancelled' && one.parentExecutionId === undefined),
    ).toBe(true);
    expect((await list({ status: 'FAILED_TO_START' })).items).toEqual([]);
    const everything = await list({ limit: '100', processId: PARENT });
    const paged: Fields[] = [];
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const page = await list({ limit: '2', processId: PARENT, ...(cursor ? { cursor } : {}) });
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged.map((one) => one.id)).toEqual(everything.items.map((one) => one.id));
    const middle = everything.items[1]!;
    const until = await list({ processId: PARENT, to: String(middle.createdAt), limit: '100' });
    expect(until.items.map((one) => one.id)).toEqual(everything.items.slice(1).map((one) => one.id));
    const from = await list({ processId: PARENT, from: String(middle.createdAt), limit: '100' });
    expect(from.items.map((one) => one.id)).toEqual(everything.items.slice(0, 2).map((one) => one.id));
    const broken = await platform.executions(executions.listExecutions, { as: dana, query: { cursor: 'nonsense' } });
    expect(broken).toMatchObject({ status: 422, body: { code: 'request.invalid-cursor' } });
  });
});
