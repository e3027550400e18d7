import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as executions from '../../shared/contracts/executions/index.ts';
import { aProcess, end, gateway, script, start, way } from '../../state-machines/compiler/testing/builders.ts';
import { dana, Platform } from './platform.ts';

const CROSSING = 'proc_01J00000000000000000000001';

const adding = (id: string, field: string, value: string) =>
  script(id, { outputs: [field], config: { source: `return { ${field}: ${value} }` } });

/** b waits for a and for x, c only for x. */
const crossing = aProcess(
  [
    start(),
    gateway('split', 'parallel'),
    adding('a', 'fa', '1'),
    gateway('fork', 'parallel'),
    adding('x', 'fx', '2'),
    adding('c', 'fc', 'data.fx + 1'),
    gateway('meet', 'parallel', { title: 'Both known' }),
    adding('b', 'fb', 'data.fa + data.fx'),
    gateway('join', 'parallel'),
    adding('after', 'sum', 'data.fb + data.fc'),
    end(),
  ],
  [
    ...way('start', 'split', 'a', 'meet', 'b', 'join', 'after', 'end'),
    ...way('split', 'x', 'fork', 'meet'),
    ...way('fork', 'c', 'join'),
  ],
  { name: 'Crossing' },
);

describe('Parallel flows that are no blocks', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await Platform.open();
    await platform.publish(CROSSING, crossing);
  });
  afterAll(() => platform.close());

  it('meet with the data of all, and every activity runs once', async () => {
    const started = await platform.executions(executions.startExecution, {
      as: dana,
      body: { processId: CROSSING, input: {} },
    });
    const id = String(started.body.id);
    const done = await platform.until(
      async () => (await platform.executions(executions.getExecution, { as: dana, params: { id } })).body,
      (one) => one.runtimeStatus === 'completed' || one.runtimeStatus === 'failed',
    );
    expect(done).toMatchObject({ runtimeStatus: 'completed', output: { fa: 1, fx: 2, fc: 3, fb: 3, sum: 6 } });
    const nodes = done.nodes as { nodeId: string; status: string }[];
    const activities = nodes.filter((node) => ['a', 'x', 'b', 'c', 'after'].includes(node.nodeId));
    expect(activities.map((node) => `${node.nodeId} ${node.status}`).sort()).toEqual([
      'a completed',
      'after completed',
      'b completed',
      'c completed',
      'x completed',
    ]);
  });
});
