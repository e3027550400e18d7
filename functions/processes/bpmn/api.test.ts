import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { around } from '#bpmn/testing/document.ts';
import type { AnyOperation } from '#contracts/core/operation.ts';
import * as contract from '#contracts/processes/bpmn.ts';
import { getProcess } from '#contracts/processes/drafts.ts';
import { startGraph, type TestGraph } from '#local/testing/graph.ts';
import type { HttpEvent } from '#runtime/request.ts';
import { startEventBus, type TestEventBus } from '#testing/event-bus.ts';
import { httpEventOf, type TestRequest } from '#testing/http-event.ts';

const MODEL = around('t', '<bpmn:userTask id="t" name="Check"><!-- kept --></bpmn:userTask>');
const dana = {
  tenantId: 'a0000000-0000-4000-8000-000000000001',
  userId: 'b0000000-0000-4000-8000-000000000001',
  roles: ['designer'],
};
const xml = { 'content-type': 'application/xml' };

let graph: TestGraph;
let bus: TestEventBus;
let secrets: Server;
let handler: (event: HttpEvent, context: never) => Promise<APIGatewayProxyStructuredResultV2>;

async function call(operation: unknown, request: TestRequest) {
  const answer = await handler(httpEventOf(operation as AnyOperation, { as: dana, ...request }), {} as never);
  const type = String(answer.headers?.['content-type']);
  const body: unknown = type.includes('json') ? JSON.parse(answer.body ?? '') : answer.body;
  return { status: answer.statusCode, type, body: body as never, etag: String(answer.headers?.etag) };
}
const importModel = async (body: string) => {
  const answer = await call(contract.importBpmnDocument, { body, headers: xml });
  const { processes } = contract.BpmnImportSchema.parse(answer.body);
  return { status: answer.status, id: processes[0]!.process.id };
};

beforeAll(async () => {
  bus = await startEventBus();
  graph = await startGraph();
  // Secrets Manager's GetSecretValue: how to sign in to the graph.
  secrets = createServer((_request, response) => {
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify({ SecretString: JSON.stringify({ username: 'root', password: '' }) }));
  }).listen(0, '127.0.0.1');
  await once(secrets, 'listening');
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${(secrets.address() as AddressInfo).port}`,
    ARANGO_URL: graph.url,
    ARANGO_DATABASE: graph.db.name,
    ARANGO_SECRET_ID: 'graph',
    TABLE_NAME: 'processes',
    EVENT_BUS_NAME: 'bus',
    STATE_MACHINE_PREFIX: 'test',
    STATE_MACHINE_ROLE_ARN: 'arn:aws:iam::000000000000:role/states',
    STATE_MACHINE_LOG_GROUP_ARN: 'arn:aws:logs:eu-central-1:000000000000:log-group:states',
    TASK_FUNCTIONS: '{}',
    EXECUTIONS_TASKS_ARN: 'arn:aws:lambda:eu-central-1:000000000000:function:executions',
  });
  // Reads its environment when it is loaded.
  ({ handler } = await import('../api.ts'));
});
afterAll(async () => {
  await graph.close();
  await bus.close();
  secrets.closeAllConnections();
  secrets.close();
});

describe('The API', () => {
  it('imports a document and gives it back as XML', async () => {
    const { status, id } = await importModel(MODEL);
    expect(status).toBe(201);
    const params = { id };
    expect(await call(contract.exportDraftBpmn, { params })).toMatchObject({
      status: 200,
      type: 'application/xml',
      body: MODEL,
    });
    const version = await call(contract.exportVersionBpmn, { params: { id, version: '1.0.0' } });
    expect(version.body).toBe(MODEL);
  });

  it('shows what an import would make', async () => {
    const answer = await call(contract.checkBpmn, { body: MODEL, headers: xml });
    expect(contract.BpmnCheckSchema.parse(answer.body).processes[0]?.definition.nodes).toHaveLength(3);
  });

  it('takes over what the document cannot say', async () => {
    const bindings = (given: unknown) => ({ body: MODEL, headers: xml, query: { bindings: JSON.stringify(given) } });
    const bound = await call(contract.checkBpmn, bindings({ nodes: { t: { jobType: 'check' } } }));
    const [process] = contract.BpmnCheckSchema.parse(bound.body).processes;
    expect(process!.definition.nodes).toContainEqual(
      expect.objectContaining({ node_id: 't', action_type: 'connector', config: { connector: 'check' } }),
    );
    expect(process!.diagnostics).toContainEqual(expect.objectContaining({ code: 'bpmn.bound', nodeId: 't' }));
    const unknown = await call(contract.checkBpmn, bindings({ nodes: { nobody: { jobType: 'check' } } }));
    expect(unknown).toMatchObject({ status: 422, body: { code: 'bpmn.binding-unknown' } });
    for (const given of ['{', '[]', '{"nodes":{"t":{}}}'])
      expect(await call(contract.checkBpmn, { body: MODEL, headers: xml, query: { bindings: given } })).toMatchObject({
        status: 422,
        body: { errors: [{ path: expect.stringContaining('query') }] },
      });
  });

  it('says which decisions are open, as bindings to fill in', async () => {
    const script = around('t', '<bpmn:serviceTask id="t"/>');
    const ask = async (query?: Record<string, string>) =>
      contract.BpmnCheckSchema.parse(
        (await call(contract.checkBpmn, { body: script, headers: xml, ...(query && { query }) })).body,
      ).template;
    const template = await ask();
    expect(template).toEqual({ nodes: { t: { $comment: expect.any(String), jobType: null } }, flows: {} });
    const unfilled = { body: script, headers: xml, query: { bindings: JSON.stringify(template) } };
    expect(await call(contract.checkBpmn, unfilled)).toMatchObject({ status: 422 });
    const filled = { ...template!, nodes: { t: { ...template!.nodes.t, jobType: 'check' } } };
    expect(await ask({ bindings: JSON.stringify(filled) })).toBeUndefined();
  });

  it('replaces a draft that nobody else has changed', async () => {
    const { id } = await importModel(MODEL);
    const { etag } = await call(getProcess, { params: { id } });
    const request = { params: { id }, body: MODEL.replace('Check', 'Approve') };
    const ifMatch = { ...xml, 'if-match': etag };
    expect(await call(contract.replaceWithBpmn, { ...request, headers: ifMatch })).toMatchObject({ status: 200 });
    expect((await call(contract.exportDraftBpmn, { params: { id } })).body).toContain('Approve');
    expect(await call(contract.replaceWithBpmn, { ...request, headers: ifMatch })).toMatchObject({ status: 412 });
    expect(await call(contract.replaceWithBpmn, { ...request, headers: xml })).toMatchObject({ status: 428 });
  });

  it.each([
    ['a document type', '<!DOCTYPE a><a/>', 'application/xml', 422, 'bpmn.doctype'],
    ['no XML', '<a', 'application/xml', 422, 'bpmn.malformed-xml'],
    ['JSON', '{}', 'application/json', 415, 'request.unsupported-media-type'],
    ['over 5 MB', `<a>${' '.repeat(5_000_000)}</a>`, 'text/xml', 413, 'bpmn.too-large'],
  ])('refuses %s with code, place and remedy', async (_what, body, type, status, code) => {
    const answer = await call(contract.importBpmnDocument, { body, headers: { 'content-type': type } });
    expect(answer).toMatchObject({
      status,
      body: { code, help: expect.stringMatching(/./), errors: [{ path: expect.stringMatching(/./) }] },
    });
  });

  it('lets designers import only', async () => {
    const as = { ...dana, roles: ['employee'] };
    expect(await call(contract.importBpmnDocument, { as, body: MODEL, headers: xml })).toMatchObject({ status: 403 });
  });

  it('gives nothing of another tenant', async () => {
    const { id } = await importModel(MODEL);
    const as = { ...dana, tenantId: 'a0000000-0000-4000-8000-000000000002' };
    expect(await call(contract.exportDraftBpmn, { as, params: { id } })).toMatchObject({ status: 404 });
  });
});
