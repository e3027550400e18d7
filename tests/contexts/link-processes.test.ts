import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import * as contract from '#contracts/processes/index.ts';
import { startGraph, type TestGraph } from '#local/testing/graph.ts';
import { startEventBus, type TestEventBus } from '#testing/event-bus.ts';
import { apiOf, type TestAnswer, type TestUser } from '#testing/http-event.ts';

const tenantId = 'a0000000-0000-4000-8000-000000000001';
const dana: TestUser = { tenantId, userId: 'b0000000-0000-4000-8000-000000000001', roles: ['designer'] };
const emil: TestUser = { tenantId, userId: 'b0000000-0000-4000-8000-000000000002', roles: ['employee'] };
const rita: TestUser = { ...dana, tenantId: 'a0000000-0000-4000-8000-000000000002' };

let graph: TestGraph;
let bus: TestEventBus;
let secrets: ReturnType<typeof createServer>;
let api: ReturnType<typeof apiOf>;

/** The API's function with the graph of this test behind it; the secret says how to sign in there. */
beforeAll(async () => {
  bus = await startEventBus();
  graph = await startGraph();
  const { ARANGO_USERNAME: username = 'root', ARANGO_PASSWORD: password = '' } = process.env;
  secrets = createServer((_request, response) => {
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify({ SecretString: JSON.stringify({ username, password }) }));
  }).listen(0, '127.0.0.1');
  await once(secrets, 'listening');
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${(secrets.address() as AddressInfo).port}`,
    ARANGO_URL: graph.url,
    ARANGO_DATABASE: graph.db.name,
    ARANGO_SECRET_ID: 'arangodb',
    TABLE_NAME: 'processes',
    EVENT_BUS_NAME: 'bus',
    STATE_MACHINE_PREFIX: 'test-',
    STATE_MACHINE_ROLE_ARN: 'arn:aws:iam::000000000000:role/process',
    STATE_MACHINE_LOG_GROUP_ARN: 'arn:aws:logs:eu-central-1:000000000000:log-group:runs',
    TASK_FUNCTIONS: '{}',
    EXECUTIONS_TASKS_ARN: 'arn:aws:lambda:eu-central-1:000000000000:function:executions-tasks',
  });
  const { handler } = (await import('../../functions/processes/api.ts')) as { handler: unknown };
  api = apiOf(handler);
});
afterAll(async () => {
  await graph.close();
  await bus.close();
  secrets.closeAllConnections();
  secrets.close();
});

type Nodes = ProcessDefinitionInput['nodes'];
async function create(name: string, between: Nodes = [], over: Partial<ProcessDefinitionInput> = {}): Promise<string> {
  const nodes: Nodes = [
    { node_id: 'start', type: 'start', title: 'Start' },
    ...between,
    { node_id: 'end', type: 'end', title: 'End' },
  ];
  const flows = nodes.slice(1).map((node, at) => ({ id: `f${at}`, from: nodes[at]!.node_id, to: node.node_id }));
  const { status, body } = await api(contract.createProcess, { as: dana, body: { name, nodes, flows, ...over } });
  expect(status).toBe(201);
  return String(body.id);
}
const call = (processId: string): Nodes => [
  { node_id: 'call', type: 'subprocess', title: 'Call it', config: { processId } },
];
const problem = ({ status, body }: TestAnswer) => `${status} ${String(body.code)}`;
const itemsOf = ({ body }: TestAnswer) => body.items as Record<string, never>[];

describe('Linked processes, through the API', () => {
  const field = { name: 'total', schema: { type: 'number', minimum: 7 }, input: true };
  let callee: string;
  let caller: string;
  let above: string;
  beforeAll(async () => {
    callee = await create('Callee', [], { data_definitions: [field] });
    caller = await create('Caller', call(callee));
    above = await create('Above', call(caller));
  });

  it('show how they are tied together', async () => {
    const links = await api(contract.listProcessLinks, { as: emil, params: { id: caller } });
    expect(itemsOf(links)).toMatchObject([
      { type: 'calls', from: { id: caller }, to: { id: callee, name: 'Callee' }, evidence: [{ nodeId: 'call' }] },
      { type: 'calls', from: { id: above, name: 'Above' }, to: { id: caller } },
    ]);
    const out = await api(contract.listProcessLinks, { as: emil, params: { id: caller }, query: { direction: 'out' } });
    expect(itemsOf(out)).toHaveLength(1);
    expect(problem(await api(contract.listProcessLinks, { as: rita, params: { id: caller } }))).toBe(
      '404 process.not-found',
    );
  });

  it('tell what a change touches', async () => {
    const whole = await api(contract.analyseImpact, { as: emil, params: { id: callee } });
    expect(contract.ImpactSchema.parse(whole.body).hits).toMatchObject([
      { process: { id: caller }, severity: 'review', distance: 1 },
      { process: { id: above }, severity: 'review', distance: 2 },
    ]);
    const query = { field: 'total', depth: '1' };
    const one = await api(contract.analyseImpact, { as: emil, params: { id: callee }, query });
    expect(one.body).toMatchObject({ truncated: true, uses: [{ state: 'draft', use: 'start-form' }] });
    const ask = (over: Record<string, string>) =>
      api(contract.analyseImpact, { as: emil, params: { id: callee }, query: over });
    expect(problem(await ask({ field: 'nothing' }))).toBe('404 process.field-not-found');
    expect((await ask({ depth: '99' })).body.errors).toMatchObject([{ path: 'query.depth' }]);
  });

  it('tell where something is used, page by page', async () => {
    const used = await api(contract.whereProcessUsed, { as: emil, params: { id: callee }, query: { limit: '1' } });
    expect(itemsOf(used)).toMatchObject([{ process: { id: caller }, nodeId: 'call', use: 'calls' }]);
    const data = await api(contract.whereUsed, { as: emil, query: { kind: 'data', name: 'total' } });
    expect(itemsOf(data)).toMatchObject([{ process: { id: callee }, use: 'input' }]);
    const theirs = await api(contract.whereUsed, { as: rita, query: { kind: 'data', name: 'total' } });
    expect(itemsOf(theirs)).toEqual([]);
    const wrong = await api(contract.whereUsed, { as: emil, query: { kind: 'data', name: 'total', cursor: 'x' } });
    expect(problem(wrong)).toBe('422 request.invalid-cursor');
  });

  it('are declared by designers, with every mistake told', async () => {
    const body = { type: 'depends_on', targetProcessId: callee, description: 'By contract' };
    const declare = (over: object = {}, as = dana) =>
      api(contract.createProcessLink, { as, params: { id: above }, body: { ...body, ...over } });
    const link = await declare();
    expect(link).toMatchObject({ status: 201, body: { origin: 'declared', to: { id: callee } } });
    expect(problem(await declare())).toBe('409 process-link.exists');
    expect((await declare({}, emil)).status).toBe(403);
    expect((await declare({ type: 'likes' })).body.errors).toMatchObject([{ path: '/type' }]);
    expect(problem(await declare({ targetProcessId: above }))).toBe('422 process-link.to-itself');
    expect(problem(await declare({ targetProcessId: 'proc_01J00000000000000000000000' }))).toBe(
      '422 process-link.unknown-target',
    );
    const params = { id: above, linkId: String(link.body.id) };
    expect((await api(contract.deleteProcessLink, { as: dana, params })).status).toBe(204);
    expect(problem(await api(contract.deleteProcessLink, { as: dana, params }))).toBe('404 process-link.not-found');
    expect(bus.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['process-link.created', 'process-link.deleted']),
    );
  });

  it('that call each other, or that nothing leads to, are found', async () => {
    expect(itemsOf(await api(contract.listCallCycles, { as: emil }))).toEqual([]);
    const lonely = await create('Lonely', [], { isTopLevel: false });
    expect(itemsOf(await api(contract.listOrphans, { as: emil }))).toMatchObject([{ id: lonely }]);
    const all = await api(contract.listOrphans, { as: emil, query: { includeTopLevel: 'true' } });
    expect(itemsOf(all).map(({ name }) => name)).toEqual(['Lonely', 'Above']);
  });
});

describe('A template, through the API', () => {
  it('is kept, listed, used and removed', async () => {
    const source = await create('Source');
    const keep = () => api(contract.createTemplate, { as: dana, body: { processId: source } });
    const template = await keep();
    expect(template.status).toBe(201);
    expect(problem(await keep())).toBe('409 process-template.name-taken');
    const found = await api(contract.listTemplates, { as: emil, query: { q: 'sour' } });
    expect(itemsOf(found)).toEqual([template.body]);
    const params = { id: String(template.body.id) };
    const begun = await api(contract.instantiateTemplate, { as: dana, params, body: { name: 'Begun' } });
    expect(begun).toMatchObject({ status: 201, body: { name: 'Begun', metadata: { template_id: params.id } } });
    expect(begun.headers.etag).toBeDefined();
    expect((await api(contract.getTemplate, { as: emil, params })).body.definition).toMatchObject({ name: 'Source' });
    expect(problem(await api(contract.getTemplate, { as: rita, params }))).toBe('404 process-template.not-found');
    expect((await api(contract.deleteTemplate, { as: dana, params })).status).toBe(204);
    expect(itemsOf(await api(contract.listTemplates, { as: emil }))).toEqual([]);
  });
});
