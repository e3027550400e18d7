import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { pageOf } from '#contracts/core/page.ts';
import { type Execution, ExecutionSchema, ExecutionSummarySchema } from '#contracts/executions/index.ts';
import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import { ProcessSchema } from '#contracts/processes/index.ts';
import { HumanTaskSchema } from '#contracts/tasks.ts';
import { signInAll } from '#examples/player/people.ts';
import { problemOf } from './problem-of.ts';
import { until } from './until.ts';

const { dana, emil, ada } = await signInAll(inject('url'));
type Node = ProcessDefinitionInput['nodes'][number];

/** Publishes a process of one step. */
async function processOf(step: Omit<Node, 'node_id'>): Promise<string> {
  const { id } = await dana.post('/processes', ProcessSchema, {
    name: `One step ${Math.random().toString(36).slice(2)}`,
    nodes: [
      { node_id: 'start', type: 'start', title: 'Start' },
      { ...step, node_id: 'step' },
      { node_id: 'end', type: 'end', title: 'End' },
    ],
    flows: [
      { id: 'f1', from: 'start', to: 'step' },
      { id: 'f2', from: 'step', to: 'end' },
    ],
    data_definitions: [{ name: 'text', schema: { type: 'string' }, input: true }],
  });
  await dana.post(`/processes/${id}/publish`, z.unknown(), {});
  return id;
}
const script = (config: Record<string, string | number>): Omit<Node, 'node_id'> => ({
  type: 'machine',
  title: 'Step',
  action_type: 'script',
  config: { ...config, retry: { maxAttempts: 0 } },
});
const start = (processId: string, input = {}) => emil.post('/executions', ExecutionSummarySchema, { processId, input });
const endOf = (id: string): Promise<Execution> =>
  until(
    'the end of the run',
    async () => {
      const execution = await ada.get(`/executions/${id}`, ExecutionSchema);
      return ['completed', 'failed', 'cancelled'].includes(execution.runtimeStatus) ? execution : undefined;
    },
    90_000,
  );

describe('a script', () => {
  it.each([
    ['that never ends', { source: 'while (true) {}', timeoutMs: 200 }, 'FlowMaster.ScriptTimeout'],
    [
      'that eats memory',
      { source: 'const a = []; while (true) a.push(new Array(1e5).fill(1));', memoryMb: 8, timeoutMs: 10_000 },
      'FlowMaster.ScriptMemory',
    ],
    ['that throws', { source: 'throw new Error("no stock")' }, 'FlowMaster.ScriptError'],
  ])('%s fails its run by name, at its node', async (_case, config, name) => {
    const ended = await endOf((await start(await processOf(script(config)))).id);
    expect(ended).toMatchObject({ status: 'COMPLETED', runtimeStatus: 'failed', error: { name, nodeId: 'step' } });
    expect(ended.nodes.find(({ nodeId }) => nodeId === 'step')).toMatchObject({ status: 'failed', error: { name } });
  });
});

describe('a webhook whose target hangs', () => {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('fails its run after its own time, by name', async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const step = {
      type: 'machine' as const,
      title: 'Call',
      action_type: 'webhook' as const,
      config: { url, timeoutSeconds: 1, retry: { maxAttempts: 0 } },
    };
    expect(await endOf((await start(await processOf(step))).id)).toMatchObject({
      runtimeStatus: 'failed',
      error: { name: 'FlowMaster.WebhookTimeout', nodeId: 'step' },
    });
  });
});

describe('the input of a start', () => {
  it('is refused with unknown fields, wrong types, and over 256 KiB', async () => {
    const id = await processOf(script({ source: 'return {};' }));
    const problem = await problemOf(start(id, { text: 7, colour: 'red' }));
    expect(problem).toMatchObject({ status: 422, code: 'execution.invalid-input' });
    expect(problem.errors?.map(({ path }) => path).sort()).toEqual(['/input/colour', '/input/text']);
    expect((await problemOf(start(id, { text: 'x'.repeat(270_000) }))).code).toBe('execution.input-too-large');
  });
});

describe('a task', () => {
  it('takes one good answer', async () => {
    const id = await processOf({
      type: 'human_internal',
      title: 'Ask',
      action_type: 'employee_task',
      config: {
        candidateRole: 'employee',
        form_fields: [{ name: 'amount', label: 'Amount', type: 'integer', required: true, minimum: 1 }],
      },
    });
    const execution = await start(id);
    const task = await until(
      'the task',
      async () => (await ada.get(`/tasks?executionId=${execution.id}`, pageOf(HumanTaskSchema))).items[0],
    );
    await emil.put(`/tasks/${task.id}/assign`, HumanTaskSchema, { assignee: 'me' });
    const answer = (result: object) => emil.put(`/tasks/${task.id}/respond`, HumanTaskSchema, { result });
    const problem = await problemOf(answer({ amount: 0, colour: 'red' }));
    expect(problem).toMatchObject({ status: 422, code: 'task.invalid-response' });
    expect(problem.errors?.map(({ path }) => path).sort()).toEqual(['/result/amount', '/result/colour']);
    expect((await answer({ amount: 3 })).status).toBe('completed');
    expect(await problemOf(answer({ amount: 4 }))).toMatchObject({ status: 409, code: 'task.ended' });
    expect((await endOf(execution.id)).runtimeStatus).toBe('completed');
  });
});

describe('the API', () => {
  it('answers what it does not know with a problem', async () => {
    expect(await problemOf(dana.get('/nothing', z.unknown()))).toMatchObject({ status: 404, code: 'route.not-found' });
    expect(await problemOf(dana.call('DELETE', '/processes', z.unknown()))).toMatchObject({
      status: 405,
      code: 'route.method-not-allowed',
    });
    const response = await fetch(`${inject('url')}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"email":',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'request.malformed-json', help: expect.any(String) });
  });
});
