import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, REGION, type TestEngine, testEngine } from '../testing.ts';

let test: TestEngine;
beforeEach(async () => {
  test = await testEngine();
});
afterEach(() => test.close());

describe('tasks and activities', () => {
  it('refuses tokens that were never given out', async () => {
    expect(await test.refused('SendTaskSuccess', { taskToken: 'x', output: '{}' })).toBe('InvalidToken');
    expect(
      await test.refused('SendTaskHeartbeat', {
        taskToken: Buffer.from('FMT1.99.0.AAAAAAAAAAAAAAAA').toString('base64url'),
      }),
    ).toBe('TaskTimedOut');
  });

  it('hands an activity task to a worker and takes its answer', async () => {
    const { activityArn } = await test.call('CreateActivity', { name: 'dig' });
    const machine = await test.create({
      StartAt: 'D',
      States: { D: { Type: 'Task', Resource: String(activityArn), HeartbeatSeconds: 60, End: true } },
    });
    const executionArn = await test.start(machine, { depth: 2 });
    const task = await test.call('GetActivityTask', { activityArn: String(activityArn), workerName: 'w1' });
    expect(task.input).toBe('{"depth":2}');
    await test.call('SendTaskHeartbeat', { taskToken: String(task.taskToken) });
    await test.call('SendTaskSuccess', { taskToken: String(task.taskToken), output: '"done"' });
    expect(await test.finish(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"done"' });
    expect(await test.types(executionArn)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'ActivityScheduled',
      'ActivityStarted',
      'ActivitySucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('fails a task whose activity does not exist, which can be caught', async () => {
    const activityArn = `arn:aws:states:${REGION}:${ACCOUNT}:activity:nobody`;
    const caught = { ErrorEquals: ['ActivityDoesNotExist'], Next: 'Z' };
    const machine = await test.create({
      StartAt: 'D',
      States: {
        D: { Type: 'Task', Resource: activityArn, Catch: [caught], End: true },
        Z: { Type: 'Pass', End: true },
      },
    });
    const executionArn = await test.start(machine);
    expect(await test.finish(executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      output: JSON.stringify({ Error: 'ActivityDoesNotExist', Cause: `Activity Does Not Exist: '${activityArn}'` }),
    });
    expect((await test.history(executionArn)).slice(2, 4)).toMatchObject([
      { type: 'ActivityScheduled' },
      { type: 'ActivityScheduleFailed', activityScheduleFailedEventDetails: { error: 'ActivityDoesNotExist' } },
    ]);
    await test.call('CreateActivity', { name: 'nobody' });
    const later = await test.start(machine);
    expect(await test.call('GetActivityTask', { activityArn })).toMatchObject({ input: '{}' });
    await test.call('StopExecution', { executionArn: later });
  });

  it('times a task out whose heartbeat fails to come', async () => {
    const { activityArn } = await test.call('CreateActivity', { name: 'dig' });
    const machine = await test.create({
      StartAt: 'D',
      States: { D: { Type: 'Task', Resource: String(activityArn), HeartbeatSeconds: 60, End: true } },
    });
    const executionArn = await test.start(machine);
    await test.engine.clock.advance(61_000);
    expect(await test.finish(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.HeartbeatTimeout' });
  });
});
