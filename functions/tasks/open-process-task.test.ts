import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as operations from '#contracts/tasks.ts';
import { startDynamoDb, type TestDynamoDb } from '#testing/dynamodb.ts';
import { apiOf, type TestUser } from '#testing/http-event.ts';
import { AwsFailure, type StepFunctionsDouble, startStepFunctionsDouble } from '#testing/step-functions.ts';

type Handler = (payload: unknown, context: unknown) => Promise<unknown>;
type Fields = Record<string, unknown>;

const tenantId = 'a0000000-0000-4000-8000-000000000001';
const executionId = '01900000-0000-7000-8000-000000000001';
const user = (n: number, role: string): TestUser => ({
  tenantId,
  userId: `b0000000-0000-4000-8000-00000000000${n}`,
  roles: [role],
  email: `user${n}@acme.example`,
});
const erik = user(1, 'employee');
const mara = user(2, 'manager');

describe('task.create', () => {
  let db: TestDynamoDb;
  let sfn: StepFunctionsDouble;
  let call: ReturnType<typeof apiOf>;
  let tasks: Handler;
  let events: Handler;
  let entered = 0;

  beforeAll(async () => {
    process.env.TABLE_NAME = 'tasks';
    process.env.CONTROL_TABLE_NAME = 'executions';
    db = await startDynamoDb();
    await db.createTable('tasks');
    await db.createTable('executions');
    sfn = await startStepFunctionsDouble();
    call = apiOf((await import('./api.ts')).handler);
    tasks = (await import('./tasks.ts')).handler as Handler;
    events = (await import('./events.ts')).handler as Handler;
    for (const one of [erik, mara])
      await tell('user.created', { userId: one.userId, email: one.email, name: 'N', roles: one.roles });
  });
  afterAll(async () => {
    await sfn.close();
    await db.close();
  });
  beforeEach(() => {
    sfn.calls.length = 0;
    sfn.answers = {};
  });

  const tell = (type: string, data: Fields, time = '2026-01-01T00:00:00.000Z') => {
    const actor = { type: 'service', id: 's' };
    const id = 'evt_01J00000000000000000000000';
    const detail = { id, type, tenantId, actor, correlationId: 'c', time, version: 1, data };
    const body = JSON.stringify({ source: 'flowmaster.x', 'detail-type': type, detail });
    return events({ Records: [{ messageId: 'm', body }] }, {});
  };
  const activity = (config: Fields = {}, more: Fields = {}) => ({
    operation: 'task.create',
    tenantId,
    processId: 'proc_01J00000000000000000000001',
    version: '1.0.0',
    nodeId: 'approve',
    executionId,
    rootId: executionId,
    enteredAt: new Date(Date.parse('2026-01-01T10:00:00.000Z') + ++entered * 1000).toISOString(),
    taskToken: 'token-1',
    config: { title: 'Approve', ...config },
    input: { amount: 5 },
    ...more,
  });
  const open = (payload: Fields) => tasks(payload, { awsRequestId: 'r' });
  const list = async (query: Record<string, string> = {}) =>
    (await call(operations.listTasks, { as: mara, query: { limit: '100', ...query } })).body.items as Fields[];
  const opened = async (config: Fields = {}, more: Fields = {}): Promise<Fields> => {
    await open(activity(config, more));
    return (await list())[0]!;
  };
  const respond = (id: unknown, result: Fields, as = erik) =>
    call(operations.respondTask, { as, params: { id: String(id) }, body: { result } });
  const completed = (taskId: unknown) => tell('task.completed', { taskId, title: 'Approve', completedBy: erik.userId });
  const outboxOf = async (type: string) => {
    const { Items = [] } = await db.client.send(
      new (await import('@aws-sdk/lib-dynamodb')).ScanCommand({ TableName: 'tasks' }),
    );
    const envelopes = Items.filter((item) => item.type === type).map(
      (item) => JSON.parse(String(item.envelope)) as { data: Fields },
    );
    return envelopes.map((envelope) => envelope.data);
  };

  it('opens a task with form, context and times, and keeps the token to itself', async () => {
    const task = await opened({
      candidateRole: 'employee',
      priority: 'high',
      dueIn: 'P36500D',
      context: { customer: 'c1' },
      form_fields: [{ name: 'note', label: 'Note', type: 'text', default: 'hi' }],
    });
    expect(task).toMatchObject({
      status: 'pending',
      priority: 'high',
      execution_id: executionId,
      node_id: 'approve',
      context_data: { execution_variables: { amount: 5, customer: 'c1' }, form_data: { note: 'hi' } },
    });
    expect(task.due_at).toBeDefined();
    expect(JSON.stringify(task)).not.toContain('token-1');
  });

  it('answers the waiting step with the response and who gave it', async () => {
    const task = await opened({ action: 'approval' });
    expect(task).toMatchObject({ kind: 'approval', form_fields: [{ name: 'approved' }, { name: 'comment' }] });
    expect((await respond(task.id, { approved: true })).status).toBe(200);
    await completed(task.id);
    await completed(task.id);
    const [answer] = sfn.callsOf('SendTaskSuccess');
    expect(answer?.taskToken).toBe('token-1');
    expect(JSON.parse(String(answer?.output))).toEqual({ output: { approved: true, __completedBy: erik.userId } });
  });

  it('takes it that nobody waits any more', async () => {
    const task = await opened({});
    await respond(task.id, {});
    sfn.answers.SendTaskSuccess = () => {
      throw new AwsFailure('TaskTimedOut');
    };
    expect(await completed(task.id)).toEqual({ batchItemFailures: [] });
  });

  it('opens one task however often it is called, for the newest token', async () => {
    const payload = activity({});
    await open(payload);
    await open({ ...payload, taskToken: 'token-2' });
    const same = (await list()).filter((task) => task.id === undefined || task.node_id === 'approve');
    const [task] = same;
    expect(same.filter((one) => one.created_at === task!.created_at)).toHaveLength(1);
    await respond(task!.id, {});
    await completed(task!.id);
    expect(sfn.callsOf('SendTaskSuccess')[0]?.taskToken).toBe('token-2');
    sfn.calls.length = 0;
    await open({ ...payload, taskToken: 'token-3' });
    expect(sfn.callsOf('SendTaskSuccess')[0]?.taskToken).toBe('token-3');
  });

  it('gives each element of a collection a task of its own', async () => {
    const payload = activity({ title: 'Each' });
    await open({ ...payload, instance: 0 });
    await open({ ...payload, instance: 1 });
    expect((await list()).filter((task) => task.title === 'Each')).toHaveLength(2);
  });

  it('assigns by e-mail address', async () => {
    expect(await opened({ assignee: 'USER1@acme.example' })).toMatchObject({ assignee: erik.userId });
  });

  it('leaves a task for an unknown address to its candidates, and fails without any', async () => {
    expect((await opened({ assignee: 'nobody@acme.example', candidateRole: 'manager' })).assignee).toBeUndefined();
    await expect(open(activity({ assignee: 'nobody@acme.example' }))).rejects.toMatchObject({
      name: 'FlowMaster.UnknownAssignee',
    });
  });

  it('does not assign to a user who was disabled', async () => {
    const gone = user(7, 'employee');
    await tell('user.created', { userId: gone.userId, email: gone.email, name: 'G', roles: gone.roles });
    await tell(
      'user.updated',
      { userId: gone.userId, name: 'G', roles: gone.roles, status: 'disabled' },
      '2026-02-01T00:00:00.000Z',
    );
    await tell('user.created', { userId: gone.userId, email: gone.email, name: 'G', roles: gone.roles });
    expect((await opened({ assignee: gone.email, candidateRole: 'employee' })).assignee).toBeUndefined();
  });

  it('opens a task that nobody is named for to employees', async () => {
    expect(await opened({})).toMatchObject({ candidate_role: 'employee' });
  });

  it('shows a task to those whom it names, until one of them takes it', async () => {
    const task = await opened({ candidateUsers: [erik.email], title: 'Named' });
    const available = async () =>
      ((await call(operations.listTasks, { as: erik, query: { view: 'available' } })).body.items as Fields[]).map(
        (one) => one.id,
      );
    expect(await available()).toContain(task.id);
    await call(operations.assignTask, { as: erik, params: { id: String(task.id) }, body: { assignee: 'me' } });
    expect(await available()).not.toContain(task.id);
  });

  it('is refused while the execution is paused', async () => {
    const { PutCommand } = await import('@aws-sdk/lib-dynamodb');
    const paused = '01900000-0000-7000-8000-00000000000f';
    await db.client.send(
      new PutCommand({ TableName: 'executions', Item: { pk: `TENANT#${tenantId}#CONTROL`, sk: paused } }),
    );
    const deadline = Date.now() + 5_000;
    // What was read before the pause may be acted on for the length of the lease.
    const attempt = async (): Promise<unknown> => {
      const failure: unknown = await open(activity({}, { executionId: paused })).catch((error: unknown) => error);
      return failure instanceof Error || Date.now() > deadline ? failure : attempt();
    };
    expect(await attempt()).toMatchObject({ name: 'FlowMaster.Paused' });
  });

  it('reminds again and again, and escalates once', async () => {
    const task = await opened({
      assignee: erik.email,
      title: 'Slow',
      reminder: { after: 'PT0S', every: 'P1D' },
      escalation: { after: 'PT0S', toRole: 'manager' },
    });
    const sweep = () => open({ operation: 'tasks.due-sweep' });
    await sweep();
    await sweep();
    expect((await outboxOf('task.reminded')).filter((data) => data.taskId === task.id)).toHaveLength(1);
    expect((await outboxOf('task.escalated')).filter((data) => data.taskId === task.id)).toMatchObject([
      { toRole: 'manager' },
    ]);
    const { body } = await call(operations.getTask, { as: mara, params: { id: String(task.id) } });
    expect(body).toMatchObject({ candidate_role: 'manager', status: 'pending' });
    expect(body.assignee).toBeUndefined();
  });

  it('is undone when the execution ends', async () => {
    const ended = '01900000-0000-7000-8000-00000000000e';
    const task = await opened({}, { executionId: ended });
    await tell('execution.failed', {
      executionId: ended,
      processId: 'proc_01J00000000000000000000001',
      version: '1.0.0',
      rootExecutionId: ended,
      error: 'x',
    });
    expect(await respond(task.id, {})).toMatchObject({ status: 409, body: { code: 'task.ended' } });
  });

  const move = (moved: string, run: number) => ({
    executionId: moved,
    processId: 'proc_01J00000000000000000000001',
    version: '1.0.0',
    rootExecutionId: moved,
    fromNodeIds: ['approve'],
    toNodeIds: ['approve'],
    stoppedAt: '2026-01-01T10:00:00.000Z',
    run,
  });
  const statuses = async (moved: string) => (await list({ executionId: moved })).map(({ status }) => status).sort();

  it('is undone when its run is left, and not for the run that goes on', async () => {
    const moved = '01900000-0000-7000-8000-00000000001e';
    await open(activity({}, { executionId: moved }));
    await open(activity({}, { executionId: `${moved}_1` }));
    await tell('execution.moved', move(moved, 1));
    expect(await statuses(moved)).toEqual(['cancelled', 'pending']);
  });

  it('is undone at once when its call comes only after its run was left', async () => {
    const moved = '01900000-0000-7000-8000-00000000002e';
    await tell('execution.moved', move(moved, 2));
    // An older event comes late.
    await tell('execution.moved', move(moved, 1));
    await open(activity({}, { executionId: `${moved}_1` }));
    await open(activity({}, { executionId: `${moved}_2` }));
    expect(await statuses(moved)).toEqual(['cancelled', 'pending']);
  });

  it('refuses a config that is none', async () => {
    await expect(open(activity({ dueIn: 'soon' }))).rejects.toThrow(/dueIn|duration/);
  });
});
