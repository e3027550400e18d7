import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PASS, type TestEngine, testEngine } from '../testing.ts';

let test: TestEngine;
beforeEach(async () => {
  test = await testEngine();
});
afterEach(() => test.close());

describe('old executions', () => {
  it('give their space back', async () => {
    const { executionArn } = await test.run(PASS);
    await test.engine.clock.advance(91 * 86_400_000);
    expect(await test.engine.compact(90 * 86_400_000)).toBe(1);
    expect(await test.refused('DescribeExecution', { executionArn: String(executionArn) })).toBe(
      'ExecutionDoesNotExist',
    );
  });

  it('take the definitions with them that nothing needs any more; these come back when one does', async () => {
    const machine = await test.create(PASS);
    await test.finish(await test.start(machine));
    await test.reopen();
    await test.engine.clock.advance(91 * 86_400_000);
    const kept = (): unknown => {
      const db = new DatabaseSync(test.dataFile, { readOnly: true });
      const { n } = db.prepare('SELECT count(*) AS n FROM definitions').get() as { n: number };
      db.close();
      return n;
    };
    expect(kept()).toBe(1);
    await test.engine.compact(90 * 86_400_000);
    expect(kept()).toBe(0);
    expect(await test.finish(await test.start(machine))).toMatchObject({ status: 'SUCCEEDED' });
    expect(kept()).toBe(1);
  });
});
