import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import { PASS, type TestEngine, testEngine, WAIT } from '../testing.ts';

let test: TestEngine;
beforeEach(async () => {
  test = await testEngine();
});
afterEach(() => test.close());

describe('executions', () => {
  it('starts the same execution once for the same name and input while it runs', async () => {
    const machine = await test.create(WAIT);
    const body = { stateMachineArn: machine, name: 'n', input: '{"a":1}' };
    const first = await test.call('StartExecution', body);
    expect(await test.call('StartExecution', body)).toEqual(first);
    expect(await test.refused('StartExecution', { ...body, input: '{"a":2}' })).toBe('ExecutionAlreadyExists');
    await test.call('StopExecution', { executionArn: String(first.executionArn), error: 'E', cause: 'c' });
    expect(await test.refused('StartExecution', body)).toBe('ExecutionAlreadyExists');
    expect(await test.call('DescribeExecution', { executionArn: String(first.executionArn) })).toMatchObject({
      status: 'ABORTED',
      error: 'E',
      cause: 'c',
    });
    expect(await test.types(String(first.executionArn))).toEqual([
      'ExecutionStarted',
      'WaitStateEntered',
      'ExecutionAborted',
    ]);
  });

  it('refuses input that is no JSON or too large', async () => {
    const stateMachineArn = await test.create(PASS);
    expect(await test.refused('StartExecution', { stateMachineArn, input: '{' })).toBe('InvalidExecutionInput');
    expect(await test.refused('StartExecution', { stateMachineArn, input: JSON.stringify('x'.repeat(262_144)) })).toBe(
      'ValidationException',
    );
    const wide = JSON.stringify('ä'.repeat(200_000));
    expect(await test.refused('StartExecution', { stateMachineArn, input: wide })).toBe('InvalidExecutionInput');
    const deep = `${'['.repeat(1001)}${']'.repeat(1001)}`;
    expect(await test.refused('StartExecution', { stateMachineArn, input: deep })).toBe('InvalidExecutionInput');
  });

  it('pages its history forwards and backwards, with and without data', async () => {
    const executionArn = String((await test.run(PASS, { a: 1 })).executionArn);
    const all = await test.history(executionArn);
    const first = await test.call('GetExecutionHistory', { executionArn, maxResults: 3 });
    const second = await test.call('GetExecutionHistory', {
      executionArn,
      maxResults: 3,
      nextToken: first.nextToken as string,
    });
    expect([...(first.events as Json[]), ...(second.events as Json[])]).toEqual(all);
    expect(second.nextToken).toBeUndefined();
    const reversed = await test.call('GetExecutionHistory', { executionArn, reverseOrder: true });
    expect(reversed.events).toEqual(all.toReversed());
    const bare = await test.call('GetExecutionHistory', { executionArn, includeExecutionData: false });
    expect((bare.events as JsonObject[])[1]).toEqual({ ...all[1], stateEnteredEventDetails: { name: 'A' } });
  });

  it('lists by status and in pages, newest first', async () => {
    const machine = await test.create(PASS);
    const arns: string[] = [];
    for (const name of ['a', 'b', 'c'])
      arns.push(String((await test.finish(await test.start(machine, {}, name))).executionArn));
    const first = await test.call('ListExecutions', {
      stateMachineArn: machine,
      statusFilter: 'SUCCEEDED',
      maxResults: 2,
    });
    const second = await test.call('ListExecutions', {
      stateMachineArn: machine,
      statusFilter: 'SUCCEEDED',
      maxResults: 2,
      nextToken: first.nextToken as string,
    });
    const listed = [...(first.executions as JsonObject[]), ...(second.executions as JsonObject[])].map(
      (row) => row.executionArn,
    );
    expect(listed).toEqual(arns.toReversed());
    expect(
      (await test.call('ListExecutions', { stateMachineArn: machine, statusFilter: 'FAILED' })).executions,
    ).toEqual([]);
  });

  it('keeps the definition an execution started with', async () => {
    const machine = await test.create(WAIT);
    const executionArn = await test.start(machine);
    await test.call('UpdateStateMachine', { stateMachineArn: machine, definition: JSON.stringify(PASS) });
    expect(await test.call('DescribeStateMachineForExecution', { executionArn })).toMatchObject({
      definition: JSON.stringify(WAIT),
    });
  });

  it('runs express machines synchronously', async () => {
    const machine = await test.create(PASS, { type: 'EXPRESS' });
    expect(await test.call('StartSyncExecution', { stateMachineArn: machine, input: '{"a":1}' })).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"a":1}',
    });
    expect(await test.refused('StartSyncExecution', { stateMachineArn: await test.create(WAIT) })).toBe(
      'StateMachineTypeNotSupported',
    );
  });

  it('ends express executions after five minutes', async () => {
    const machine = await test.create(
      { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 400, End: true } } },
      { type: 'EXPRESS' },
    );
    const sync = test.call('StartSyncExecution', { stateMachineArn: machine });
    await test.until(() => Promise.resolve(test.engine.loaded === 0));
    await test.engine.clock.advance(300_000);
    expect(await sync).toMatchObject({
      status: 'TIMED_OUT',
      error: 'States.Timeout',
    });
  });

  it('announces every change of status', async () => {
    const { executionArn } = await test.run(PASS);
    await test.until(() => Promise.resolve(test.events.length === 2));
    expect(test.events.map(({ detail }) => [detail.executionArn, detail.status])).toEqual([
      [executionArn, 'RUNNING'],
      [executionArn, 'SUCCEEDED'],
    ]);
    expect(test.events[1]).toMatchObject({
      source: 'aws.states',
      resources: [executionArn],
      detail: { input: '{}', output: '{}', inputDetails: { included: true } },
    });
  });
});
