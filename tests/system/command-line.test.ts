import { readFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { ExecutionSchema, ExecutionSummarySchema } from '#contracts/executions/index.ts';
import { explainVersion } from '#contracts/processes/index.ts';
import { DEMO_PASSWORD, PEOPLE, signIn } from '#examples/player/people.ts';
import { flowmaster } from '../../bin/cli/testing/flowmaster.ts';

const url = inject('url');
const env = { FLOWMASTER_EMAIL: PEOPLE.dana.email, FLOWMASTER_PASSWORD: DEMO_PASSWORD, FLOWMASTER_URL: url };
const example = readFileSync(new URL('../../examples/invoice-run/process.json', import.meta.url), 'utf8');

it('a process deployed from the command line runs on the platform, and is explained there', async () => {
  const name = `From the command line ${Math.random().toString(36).slice(2)}`;
  const stdin = JSON.stringify({ ...(JSON.parse(example) as object), name });
  const first = await flowmaster(['deploy', '-', '--json', '--note', 'First'], { stdin, env });
  expect(first.json()).toMatchObject({ ok: true, created: true, version: '1.0.0', active: true });
  const again = await flowmaster(['deploy', '-', '--json', '--inactive'], { stdin, env });
  const { processId, ...second } = again.json();
  expect(second).toMatchObject({ ok: true, created: false, version: '1.1.0', active: false });

  const dana = await signIn(url, 'dana');
  const explanation = await dana.get(`/processes/${String(processId)}/versions/1.0.0/explain`, explainVersion.result);
  expect(explanation.nodes.map(({ nodeId }) => nodeId)).toContain('release');
  expect(explanation.process.repetitions).toMatchObject([{ kind: 'instances', lambdaCalls: 1 }]);
  expect(explanation.process.cost.max).toBeGreaterThan(explanation.process.cost.min);
  expect(explanation.prices.length).toBeGreaterThan(3);
});

it('a process that is larger than one state machine runs and is shown as one', async () => {
  const ids = Array.from({ length: 900 }, (_, at) => `step${at}`);
  const config = { source: 'return { n: inputs.n + 1 };', inputs: { n: '{% n %}' } };
  const definition = {
    name: `Nine hundred steps ${Math.random().toString(36).slice(2)}`,
    nodes: [
      { node_id: 'start', type: 'start', title: 'Start' },
      ...ids.map((id) => ({ node_id: id, type: 'machine', title: id, action_type: 'script', config, outputs: ['n'] })),
      { node_id: 'end', type: 'end', title: 'End' },
    ],
    flows: ['start', ...ids].map((from, at) => ({ id: `f${at}`, from, to: ids[at] ?? 'end' })),
    data_definitions: [{ name: 'n', schema: { type: 'number' }, input: true, required: true }],
  };
  const deployed = await flowmaster(['deploy', '-', '--json'], { stdin: JSON.stringify(definition), env });
  expect(deployed.json()).toMatchObject({ ok: true, diagnostics: [{ code: 'process.split', severity: 'info' }] });
  const { processId } = deployed.json();

  const dana = await signIn(url, 'dana');
  const { id } = await dana.post('/executions', ExecutionSummarySchema, { processId, input: { n: 0 } });
  const deadline = Date.now() + 90_000;
  for (;;) {
    const run = await dana.get(`/executions/${id}`, ExecutionSchema);
    if (run.runtimeStatus === 'completed') {
      expect(run).toMatchObject({ output: { n: ids.length } });
      expect(run.nodes.filter(({ status }) => status === 'completed')).toHaveLength(ids.length + 2);
      return;
    }
    if (run.runtimeStatus === 'failed' || Date.now() > deadline)
      throw new Error(
        `It is ${run.runtimeStatus} ${JSON.stringify(run.error)} at ${run.currentNodes.map((node) => node.nodeId).join()}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
});
