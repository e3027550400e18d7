import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Json } from './json.ts';
import { functionArn, type TestEngine, testEngine } from './testing.ts';

const tokens: string[] = [];
let test: TestEngine;

beforeEach(async () => {
  tokens.length = 0;
  test = await testEngine({
    add: (input) => ({ ...(input as object), added: true }),
    park: (input) => {
      tokens.push((input as { token: string }).token);
      return {};
    },
    fail: () => {
      throw Object.assign(new Error('boom'), { name: 'Boom' });
    },
  });
});
afterEach(() => test.close());

const invoke = (name: string, payload: Json, rest: object = { End: true }): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: functionArn(name), Payload: payload },
  ...rest,
});

const park = {
  ...invoke('park', { token: '{% $states.context.Task.Token %}' }),
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
};

describe('running a JSONata machine', () => {
  it('runs a task and gives its output', async () => {
    const done = await test.run(
      {
        QueryLanguage: 'JSONata',
        StartAt: 'A',
        States: { A: { ...invoke('add', '{% $states.input %}'), Output: '{% $states.result.Payload %}' } },
      },
      { x: 1 },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED', output: '{"x":1,"added":true}' });
    expect(await test.types(String(done.executionArn))).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    const history = await test.history(String(done.executionArn));
    expect(history.map((event) => event.previousEventId)).toEqual([0, 0, 2, 3, 4, 5, 6]);
  });

  it('parks on a task token without memory and goes on when it is answered', async () => {
    const machine = await test.create({ QueryLanguage: 'JSONata', StartAt: 'A', States: { A: park } });
    const execution = await test.start(machine);
    await test.until(async () => (await test.types(execution)).includes('TaskSubmitted'));
    await test.until(() => Promise.resolve(test.engine.loaded === 0));
    await test.reopen();
    await test.call('SendTaskSuccess', { taskToken: tokens[0] as string, output: '{"ok":true}' });
    expect(await test.finish(execution)).toMatchObject({ status: 'SUCCEEDED', output: '{"ok":true}' });
    expect(await test.refused('SendTaskSuccess', { taskToken: tokens[0] as string, output: '{}' })).toBe(
      'TaskTimedOut',
    );
  });

  it('retries, then catches with the error output', async () => {
    const done = await test.create({
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: {
        A: {
          ...invoke('fail', {}, { Next: 'Z' }),
          Retry: [{ ErrorEquals: ['Boom'], IntervalSeconds: 60, MaxAttempts: 2 }],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }],
        },
        Z: { Type: 'Pass', End: true },
      },
    });
    const execution = await test.start(done);
    await test.engine.clock.advance(600_000);
    const ended = await test.finish(execution);
    expect(JSON.parse(String(ended.output))).toMatchObject({ Error: 'Boom' });
    expect((await test.types(execution)).filter((type) => type === 'TaskFailed')).toHaveLength(3);
  });

  it('runs a child with .sync:2 and stops it with its parent', async () => {
    const child = await test.create({
      QueryLanguage: 'JSONata',
      StartAt: 'W',
      States: {
        W: { Type: 'Wait', Seconds: 3600, Next: 'P' },
        P: { Type: 'Pass', Output: { done: '{% $states.input.n %}' }, End: true },
      },
    });
    const parent = await test.create({
      QueryLanguage: 'JSONata',
      StartAt: 'C',
      States: {
        C: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Arguments: { StateMachineArn: child, Input: { n: 5 } },
          Output: '{% $states.result.Output %}',
          End: true,
        },
      },
    });
    const first = await test.start(parent);
    await test.engine.clock.advance(3_600_000);
    expect(await test.finish(first)).toMatchObject({ status: 'SUCCEEDED', output: '{"done":5}' });
    const second = await test.start(parent);
    await test.until(async () => (await test.types(second)).includes('TaskSubmitted'));
    await test.call('StopExecution', { executionArn: second });
    const children = (await test.call('ListExecutions', { stateMachineArn: child })).executions as {
      executionArn: string;
    }[];
    expect(await test.finish(children[0]?.executionArn ?? '')).toMatchObject({ status: 'ABORTED' });
  });

  it('stops after a restart the child whose task had timed out', async () => {
    const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 86_400, End: true } } };
    const child = await test.create(wait);
    const parent = await test.create({
      QueryLanguage: 'JSONata',
      StartAt: 'C',
      States: {
        C: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Arguments: { StateMachineArn: child },
          TimeoutSeconds: 60,
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'W' }],
          End: true,
        },
        W: { Type: 'Wait', Seconds: 86_400, End: true },
      },
    });
    const executionArn = await test.start(parent);
    await test.until(async () => (await test.types(executionArn)).includes('TaskSubmitted'));
    await test.engine.clock.advance(60_000);
    const running = async (): Promise<string> =>
      String(
        ((await test.call('ListExecutions', { stateMachineArn: child })).executions as { status: string }[])[0]?.status,
      );
    await test.until(async () => (await running()) === 'ABORTED');
    // As a crash would have left it between the parent's turn and the child's: the child runs on disk.
    await test.reopen(() => {
      const db = new DatabaseSync(test.dataFile);
      db.exec(
        `UPDATE executions SET status = 'RUNNING', stopped = NULL, due = 9000000000000000 WHERE parent_id IS NOT NULL`,
      );
      db.exec(
        `DELETE FROM journal WHERE seq > 0 AND execution_id IN (SELECT id FROM executions WHERE parent_id IS NOT NULL)`,
      );
      db.close();
    });
    await test.until(async () => (await running()) === 'ABORTED');
    expect(await test.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'RUNNING' });
  });

  it('keeps the moved clock over a restart', async () => {
    const machine = await test.create({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3600, End: true } } });
    await test.engine.clock.advance(86_400_000);
    const execution = await test.start(machine);
    await test.reopen();
    await test.engine.clock.advance(3_600_000);
    expect(await test.finish(execution)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('records every iteration of a map whose iterations end at the same moment', async () => {
    const body = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1, End: true } } };
    const machine = await test.create({
      QueryLanguage: 'JSONata',
      StartAt: 'M',
      States: { M: { Type: 'Map', Items: [1, 2, 3], ItemProcessor: body, End: true } },
    });
    const execution = await test.start(machine);
    await test.engine.clock.advance(5000);
    await test.finish(execution);
    expect((await test.types(execution)).filter((type) => type === 'MapIterationSucceeded')).toHaveLength(3);
  });
});
