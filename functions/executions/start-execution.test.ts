import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as operations from '#contracts/executions/index.ts';
import { startDynamoDb, type TestDynamoDb } from '#testing/dynamodb.ts';
import { apiOf, type TestUser } from '#testing/http-event.ts';
import { AwsFailure, type StepFunctionsDouble, startStepFunctionsDouble } from '#testing/step-functions.ts';

const tenantId = 'a0000000-0000-4000-8000-000000000001';
const processId = 'proc_01J00000000000000000000001';
const machine = 'arn:aws:states:eu-central-1:000000000000:stateMachine:flowmaster-process-1';
const dana: TestUser = { tenantId, userId: 'b0000000-0000-4000-8000-000000000001', roles: ['designer'] };

const runnable = {
  processId,
  version: '1.0.0',
  name: 'Approve purchase',
  stateMachineArn: machine,
  stateMachineVersionArn: `${machine}:1`,
  data_definitions: [
    { name: 'amount', schema: { type: 'number' }, input: true, required: true },
    { name: 'currency', schema: { type: 'string' }, input: true, default: 'EUR' },
  ],
  nodes: [{ node_id: 'start', title: 'Start', type: 'start' }],
  sourceMap: { states: {} },
};

describe('POST /executions', () => {
  let db: TestDynamoDb;
  let sfn: StepFunctionsDouble;
  let call: ReturnType<typeof apiOf>;
  let command: (payload: Record<string, unknown>) => Promise<unknown>;
  const start = (body: unknown, headers = {}) => call(operations.startExecution, { as: dana, body, headers });

  beforeAll(async () => {
    process.env.TABLE_NAME = 'executions';
    process.env.PROCESSES_TASKS_ARN = 'arn:aws:lambda:eu-central-1:000000000000:function:processes';
    db = await startDynamoDb();
    await db.createTable('executions');
    sfn = await startStepFunctionsDouble();
    call = apiOf((await import('./api.ts')).handler);
    const tasks = (await import('./tasks.ts')).handler as unknown as (p: unknown, c: unknown) => Promise<unknown>;
    command = (payload) => tasks(payload, { awsRequestId: 'r' });
    await command({ operation: 'executions.register-version', tenantId, runnable, active: true });
  });
  afterAll(async () => {
    await sfn.close();
    await db.close();
  });
  beforeEach(() => {
    sfn.calls.length = 0;
    sfn.answers = {};
  });

  it('starts the active version with the validated data, under the id of the execution', async () => {
    const answer = await start({ processId, input: { amount: 7 }, context: { region: 'EU' } });
    expect(answer).toMatchObject({
      status: 201,
      body: { processId, version: '1.0.0', status: 'STARTED', runtimeStatus: 'in_progress', name: 'Approve purchase' },
    });
    const id = answer.body.id as string;
    const [started] = sfn.callsOf('StartExecution');
    expect(started).toMatchObject({ stateMachineArn: `${machine}:1`, name: id });
    expect(JSON.parse(String(started?.input))).toEqual({
      data: { amount: 7, currency: 'EUR' },
      __context__: { region: 'EU' },
      execution: { id, rootId: id, parentId: null, startedBy: dana.userId, tenantId },
    });
  });

  it('starts once under one Idempotency-Key', async () => {
    const body = { processId, input: { amount: 1 } };
    const first = await start(body, { 'idempotency-key': 'k1' });
    const second = await start(body, { 'idempotency-key': 'k1' });
    expect(second.body.id).toBe(first.body.id);
    expect(sfn.callsOf('StartExecution')).toHaveLength(1);
  });

  it('starts the process that an entity is linked to, until the link is removed', async () => {
    const link = { operation: 'executions.set-trigger-link', tenantId, entityType: 'PRODUCT', entityId: 'p1' };
    await command({ ...link, processId });
    const body = { trigger: { entityType: 'PRODUCT', entityId: 'p1' }, input: { amount: 1 } };
    expect((await start(body)).status).toBe(201);
    await command({ ...link, processId: null });
    expect(await start(body)).toMatchObject({ status: 404, body: { code: 'trigger-link.not-found' } });
  });

  it('records a start that Step Functions refuses for good', async () => {
    sfn.answers.StartExecution = () => {
      throw new AwsFailure('StateMachineDoesNotExist');
    };
    const answer = await start({ processId, input: { amount: 1 } });
    expect(answer).toMatchObject({ status: 201, body: { status: 'FAILED_TO_START', runtimeStatus: 'failed' } });
  });

  it('leaves the record for recovery while Step Functions is busy', async () => {
    sfn.answers.StartExecution = () => {
      throw new AwsFailure('ExecutionLimitExceeded');
    };
    const answer = await start({ processId, input: { amount: 1 } });
    expect(answer).toMatchObject({ status: 201, body: { status: 'CREATED', runtimeStatus: 'pending' } });
  });

  it.each([
    ['neither process nor trigger', { input: {} }, 422, 'request.invalid'],
    ['an unknown field', { processId, inputs: {} }, 422, 'request.invalid'],
    ['an unknown process', { processId: 'proc_01J00000000000000000000009' }, 404, 'process.not-found'],
    ['an unknown version', { processId, version: '9.0.0', input: { amount: 1 } }, 404, 'process.version-not-found'],
    ['invalid input', { processId, input: { amount: 'x' } }, 422, 'execution.invalid-input'],
    ['no JSON', '{"processId":', 400, 'request.malformed-json'],
    [
      'input over 256 KiB',
      { processId, input: { amount: 1 }, context: { blob: 'x'.repeat(263_000) } },
      413,
      'execution.input-too-large',
    ],
  ])('refuses %s and starts nothing', async (_, body, status, code) => {
    const answer = await start(body);
    expect(answer).toMatchObject({ status, body: { code, help: expect.any(String) as string } });
    expect(sfn.calls).toEqual([]);
  });

  it('keeps an input of nearly 256 KiB', async () => {
    const answer = await start({ processId, input: { amount: 1 }, context: { blob: 'x'.repeat(250_000) } });
    expect(answer.status).toBe(201);
  });

  it('refuses a caller without a token', async () => {
    expect(await call(operations.startExecution, { body: { processId } })).toMatchObject({ status: 401 });
  });

  it("does not see another tenant's processes", async () => {
    const other = { ...dana, tenantId: 'a0000000-0000-4000-8000-000000000002' };
    const answer = await call(operations.startExecution, { as: other, body: { processId, input: { amount: 1 } } });
    expect(answer).toMatchObject({ status: 404, body: { code: 'process.not-found' } });
  });

  it('refuses an archived process', async () => {
    await command({ operation: 'executions.set-active', tenantId, processId, version: null });
    const answer = await start({ processId, version: '1.0.0', input: { amount: 1 } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'execution.no-active-version' } });
  });
});
