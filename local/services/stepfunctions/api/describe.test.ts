import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { functionArn, type TestEngine, testEngine } from '../testing.ts';

let test: TestEngine;
beforeAll(async () => {
  test = await testEngine({
    fail: () => {
      throw new Error('no');
    },
  });
});
afterAll(() => test.close());

describe('what is described', () => {
  it('of a machine: its definition unless only metadata is asked for, and the variables of its states', async () => {
    const jsonata = { QueryLanguage: 'JSONata', Type: 'Pass' };
    const stateMachineArn = await test.create({
      StartAt: 'A',
      States: {
        A: { ...jsonata, Assign: { a: 1, b: '{% $states.input.b %}' }, Next: 'B' },
        B: { ...jsonata, Output: '{% ($n := $a; $map([$b], function($x) { $x + $n })) %}', Next: 'C' },
        C: { Type: 'Pass', Parameters: { 'b.$': '$b', 'c.$': "States.Format('{}', $a)" }, End: true },
      },
    });
    expect(await test.call('DescribeStateMachine', { stateMachineArn })).toMatchObject({
      variableReferences: { B: ['a', 'b'], C: ['a', 'b'] },
    });
    const bare = await test.call('DescribeStateMachine', { stateMachineArn, includedData: 'METADATA_ONLY' });
    expect(bare.definition).toBe('{}');
    expect(bare.variableReferences).toBeUndefined();
  });

  it('of a map run and its children', async () => {
    const processor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'I',
      States: { I: { Type: 'Pass', End: true } },
    };
    const stateMachineArn = await test.create({
      QueryLanguage: 'JSONata',
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          Label: 'each',
          Items: [1, 2, 3],
          ItemBatcher: { MaxItemsPerBatch: 2 },
          ItemProcessor: processor,
          End: true,
        },
      },
    });
    const executionArn = await test.start(stateMachineArn);
    await test.finish(executionArn);
    const { mapRuns } = (await test.call('ListMapRuns', { executionArn })) as { mapRuns: JsonObject[] };
    const mapRunArn = String(mapRuns[0]?.mapRunArn);
    const { executions } = (await test.call('ListExecutions', { mapRunArn })) as { executions: JsonObject[] };
    // The child that was started last comes first.
    expect(executions.map((child) => child.itemCount)).toEqual([1, 2]);
    const page = await test.call('ListExecutions', { mapRunArn, maxResults: 1 });
    const rest = await test.call('ListExecutions', { mapRunArn, nextToken: String(page.nextToken) });
    expect([page.executions, rest.executions].flat()).toEqual(executions);
    expect(await test.call('DescribeMapRun', { mapRunArn })).toMatchObject({
      itemCounts: { succeeded: 3, total: 3 },
      executionCounts: { succeeded: 2, total: 2 },
    });
    const child = String(executions[0]?.executionArn);
    expect(await test.call('DescribeExecution', { executionArn: child })).toMatchObject({ mapRunArn });
    expect(await test.call('DescribeStateMachineForExecution', { executionArn: child })).toMatchObject({
      label: 'each',
      mapRunArn,
    });
    const labelled = `${stateMachineArn}/each`;
    expect(await test.call('DescribeStateMachine', { stateMachineArn: labelled })).toMatchObject({
      label: 'each',
      stateMachineArn: labelled,
    });
    for (const action of ['StartExecution', 'DeleteStateMachine', 'UpdateStateMachine'])
      expect(await test.refused(action, { stateMachineArn: labelled })).toBe('ValidationException');
    expect(await test.refused('ListExecutions', { stateMachineArn, statusFilter: 'PENDING_REDRIVE' })).toBe(
      'ValidationException',
    );
  });

  it('of an execution that may, may no longer, or has just been redriven', async () => {
    const machine = await test.create({
      StartAt: 'T',
      States: { T: { Type: 'Task', Resource: functionArn('fail'), End: true } },
    });
    const executionArn = await test.start(machine);
    expect(await test.finish(executionArn)).toMatchObject({ redriveStatus: 'REDRIVABLE' });
    const first = await test.call('RedriveExecution', { executionArn, clientToken: 'once' });
    await test.finish(executionArn);
    expect(await test.call('RedriveExecution', { executionArn, clientToken: 'once' })).toEqual(first);
    expect(await test.finish(executionArn)).toMatchObject({ redriveCount: 1 });
    await test.reopen();
    expect(await test.call('RedriveExecution', { executionArn, clientToken: 'once' })).toEqual(first);
    expect(await test.call('DescribeExecution', { executionArn })).toMatchObject({ redriveCount: 1 });
    await test.engine.clock.advance(16 * 60_000);
    await test.call('RedriveExecution', { executionArn, clientToken: 'once' });
    expect(await test.finish(executionArn)).toMatchObject({ redriveCount: 2 });
    await test.engine.clock.advance(15 * 86_400_000);
    expect(await test.call('DescribeExecution', { executionArn })).toMatchObject({
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution redrivable period exceeded',
    });
    expect(await test.refused('RedriveExecution', { executionArn })).toBe('ExecutionNotRedrivable');
  });
});
