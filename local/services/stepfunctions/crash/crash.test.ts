import { expect, it } from 'vitest';
import { crashRun } from './crash-run.ts';

it('loses nothing and completes nothing twice when it is killed at random moments', async () => {
  const report = await crashRun({ executions: 80, kills: 4, concurrency: 10, upToMs: 900 });
  expect(report.problems).toEqual([]);
  expect(report).toMatchObject({ kills: 4, acknowledgedStarts: 80, ended: { SUCCEEDED: 80 } });
}, 120_000);
