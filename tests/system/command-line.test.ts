import { readFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { explainVersion } from '#contracts/processes/index.ts';
import { DEMO_PASSWORD, PEOPLE, signIn } from '#examples/player/people.ts';
import { flowmaster } from '../../bin/cli/testing/flowmaster.ts';

const url = inject('url');
const example = readFileSync(new URL('../../examples/invoice-run/process.json', import.meta.url), 'utf8');

it('a process deployed from the command line runs on the platform, and is explained there', async () => {
  const name = `From the command line ${Math.random().toString(36).slice(2)}`;
  const stdin = JSON.stringify({ ...(JSON.parse(example) as object), name });
  const env = { FLOWMASTER_EMAIL: PEOPLE.dana.email, FLOWMASTER_PASSWORD: DEMO_PASSWORD, FLOWMASTER_URL: url };
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
