import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRun } from '../../functions/executions/history/project-run.ts';
import { createStepFunctions, type StepFunctions } from '../../local/services/stepfunctions/index.ts';
import { serve } from '../../local/services/stepfunctions/server.ts';
import { type MachineVersion, publishMachine } from '../../shared/adapters/state-machines/publish.ts';
import { describeRun, readHistory, startRun, stopRun } from '../../shared/adapters/state-machines/runs.ts';
import { SourceMapSchema } from '../../shared/contracts/processes/index.ts';
import { compileProcess } from '../../state-machines/compiler/index.ts';
import { aProcess, aTarget, end, human, script, start, way } from '../../state-machines/compiler/testing/builders.ts';

const tiny = { mostBytes: 1, mostEvents: 1, partBytes: 2_500, partEvents: 20 };
const definition = aProcess(
  [start(), script('a', { outputs: ['a'] }), script('b'), human('ask'), script('c'), end()],
  way('start', 'a', 'b', 'ask', 'c', 'end'),
);
const settings = {
  prefix: 'flowmaster-test-process-',
  roleArn: 'arn:aws:iam::000000000000:role/process',
  logGroupArn: 'arn:aws:logs:eu-central-1:000000000000:log-group:machines',
};
const id = 'c0000000-0000-4000-8000-000000000001';
const input = { data: {}, __context__: {}, execution: { id, rootId: id, parentId: null, startedBy: 'test' } };

describe('A process that is published in parts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'flowmaster-parts-'));
  const compiled = compileProcess(definition, aTarget(), { budget: tiny });
  const calls: { operation: string; executionId: string; nodeId: string }[] = [];
  let engine: StepFunctions;
  let server: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    engine = await createStepFunctions({
      dataFile: join(folder, 'engine.sqlite'),
      accountId: '000000000000',
      region: 'eu-central-1',
      integrations: {
        invokeLambda: (_, payload) => {
          const call = JSON.parse(payload) as (typeof calls)[number];
          calls.push(call);
          return Promise.resolve({ statusCode: 200, payload: JSON.stringify({ output: { [call.nodeId]: 1 } }) });
        },
        putEvents: () => Promise.reject(new Error('no events here')),
        call: (service, action) => Promise.reject(new Error(`no ${service}:${action} here`)),
      },
    });
    server = await serve(engine, 0);
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_SFN: `http://127.0.0.1:${server.port}`,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
  });
  afterAll(async () => {
    await server.close();
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const publish = (): Promise<MachineVersion> => {
    if (!compiled.ok) throw new Error('it does not compile');
    const { main, parts } = compiled.machines;
    expect(parts.length).toBeGreaterThan(1);
    return publishMachine({ processId: 'proc_1', tenantId: 't', asl: main, parts, description: 'Test' }, settings);
  };
  const shown = async (runArn: string) => {
    const sourceMap = SourceMapSchema.parse(compiled.sourceMap);
    return projectRun(await readHistory(runArn), { nodes: definition.nodes, sourceMap });
  };
  const until = async (holds: () => Promise<boolean>) => {
    const deadline = Date.now() + 20_000;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error('It did not come about');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  it('runs as one, is shown as one, and is stopped as one', async () => {
    const { stateMachineVersionArn } = await publish();
    const { runArn } = await startRun(stateMachineVersionArn, id, input);
    await until(async () => calls.some(({ operation }) => operation === 'task.create'));
    // Task functions read the execution's id off the name of the run, up to the underscore.
    expect(calls.map(({ executionId, nodeId }) => [executionId.split('_')[0], nodeId])).toEqual([
      [id, 'a'],
      [id, 'b'],
      [id, 'ask'],
    ]);
    await until(async () => (await shown(runArn)).events.some(({ type }) => type === 'node.waiting'));
    const live = await shown(runArn);
    expect(live.nodes.map(({ nodeId, status }) => [nodeId, status])).toEqual([
      ['start', 'completed'],
      ['a', 'completed'],
      ['b', 'completed'],
      ['ask', 'in_progress'],
    ]);
    await stopRun(runArn, 'Cancelled', 'by a test');
    await until(async () => (await describeRun(runArn))?.status === 'ABORTED');
    expect((await shown(runArn)).end).toMatchObject({ runtimeStatus: 'cancelled' });
  });

  it('gives the same versions when it is published again', async () => {
    expect(await publish()).toEqual(await publish());
  });
});
