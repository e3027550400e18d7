import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { functionArn, type TestEngine, testEngine } from '../testing.ts';

let test: TestEngine;
beforeEach(async () => {
  test = await testEngine({
    boom: () => {
      throw Object.assign(new Error('boom'), { name: 'Boom' });
    },
  });
});
afterEach(() => test.close());

describe('redriving an execution', () => {
  it('begins at the state that failed', async () => {
    const machine = await test.create({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'T' }, T: { Type: 'Task', Resource: functionArn('boom'), End: true } },
    });
    const executionArn = await test.start(machine);
    expect(await test.finish(executionArn)).toMatchObject({
      status: 'FAILED',
      redriveStatus: 'REDRIVABLE',
      redriveCount: 0,
    });
    await test.call('RedriveExecution', { executionArn });
    const again = await test.finish(executionArn);
    expect(again).toMatchObject({ status: 'FAILED', redriveCount: 1 });
    const types = await test.types(executionArn);
    expect(types.slice(types.indexOf('ExecutionRedriven'))).toEqual([
      'ExecutionRedriven',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionFailed',
      'ExecutionFailed',
    ]);
  });

  it('runs only the branches that failed', async () => {
    let broken = true;
    const engine = await testEngine({
      good: () => 'good',
      bad: () => {
        if (broken) throw new Error('broken');
        return 'mended';
      },
    });
    const branch = (name: string): JsonObject => ({
      StartAt: name,
      States: { [name]: { Type: 'Task', Resource: functionArn(name), End: true } },
    });
    const executionArn = await engine.start(
      await engine.create({
        StartAt: 'P',
        States: {
          P: {
            Type: 'Parallel',
            Branches: [
              branch('good'),
              {
                StartAt: 'later',
                States: { later: { Type: 'Wait', Seconds: 60, Next: 'bad' }, ...(branch('bad').States as JsonObject) },
              },
            ],
            End: true,
          },
        },
      }),
    );
    await engine.engine.clock.advance(60_000);
    await engine.finish(executionArn);
    broken = false;
    await engine.call('RedriveExecution', { executionArn });
    expect(await engine.finish(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '["good","mended"]' });
    expect(
      (await engine.types(executionArn)).filter((type) => type === 'LambdaFunctionScheduled').length,
    ).toBeLessThanOrEqual(3);
    await engine.close();
  });
});
