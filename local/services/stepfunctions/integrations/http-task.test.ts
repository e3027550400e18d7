import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { integrationsOf, ROLE, type TestEngine, testEngine } from '../testing.ts';

const SECRET = {
  username: 'me',
  password: 'secret',
  invocation_http_parameters: { header_parameters: [{ key: 'X-From', value: 'connection' }] },
};
let server: Server;
let test: TestEngine;
let endpoint: string;
let requests: { method: string | undefined; url: string | undefined; headers: IncomingHttpHeaders; body: string }[];

beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      requests.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      const missing = url === '/missing';
      response.writeHead(missing ? 404 : 200, { 'content-type': 'application/json' });
      response.end(missing ? '{"no":"such"}' : '{"ok":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  test = await testEngine(
    {},
    {
      integrations: integrationsOf(
        {},
        {
          call: (service) =>
            Promise.resolve(service === 'eventbridge' ? { SecretArn: 's' } : { SecretString: JSON.stringify(SECRET) }),
        },
      ),
    },
  );
});
afterEach(async () => {
  await test.close();
  server.closeAllConnections();
  server.close();
});

const call = (args: JsonObject): Promise<JsonObject> =>
  test.run({
    QueryLanguage: 'JSONata',
    StartAt: 'T',
    States: { T: { Type: 'Task', Resource: 'arn:aws:states:::http:invoke', Arguments: args, End: true } },
  });
const CONNECTION = { ConnectionArn: 'arn:aws:events:eu-west-1:123456789012:connection/shop/1' };

it('sends a request that its connection authorizes, and gives the answer', async () => {
  const done = await call({
    ApiEndpoint: `${endpoint}/orders`,
    Method: 'POST',
    Authentication: CONNECTION,
    Headers: { 'X-Own': 'yes' },
    QueryParameters: { tag: ['a', 'b'] },
    RequestBody: { n: 1 },
  });
  expect(done).toMatchObject({ status: 'SUCCEEDED' });
  expect(JSON.parse(String(done.output))).toMatchObject({
    ResponseBody: { ok: true },
    StatusCode: 200,
    StatusText: 'OK',
  });
  expect(requests).toMatchObject([
    {
      method: 'POST',
      url: '/orders?tag=a&tag=b',
      body: '{"n":1}',
      headers: {
        authorization: `Basic ${Buffer.from('me:secret').toString('base64')}`,
        'content-type': 'application/json',
        'x-from': 'connection',
        'x-own': 'yes',
      },
    },
  ]);
});

it('shows what was sent and answered at level TRACE, secrets only to who asks for them', async () => {
  const Arguments = {
    ApiEndpoint: `${endpoint}/orders`,
    Method: 'POST',
    Authentication: CONNECTION,
    RequestBody: { n: 1 },
  };
  const definition = JSON.stringify({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    Resource: 'arn:aws:states:::http:invoke',
    Arguments,
    End: true,
  });
  const traced = async (more: JsonObject = {}): Promise<JsonObject> => {
    const answer = await test.call('TestState', { definition, roleArn: ROLE, inspectionLevel: 'TRACE', ...more });
    return answer.inspectionData as JsonObject;
  };
  const data = await traced();
  expect(data).toMatchObject({
    request: { protocol: 'http', method: 'POST', url: `${endpoint}/orders`, body: '{"n":1}' },
    response: { protocol: 'http', statusCode: '200', statusMessage: 'OK', body: '{"ok":true}' },
  });
  expect(JSON.stringify(data.request)).not.toContain('authorization');
  expect(JSON.stringify((await traced({ revealSecrets: true })).request)).toContain('authorization: Basic');
  expect(await traced({ inspectionLevel: 'DEBUG' })).not.toHaveProperty('request');
});

it('encodes forms where it is told to', async () => {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const form = { RequestBodyEncoding: 'URL_ENCODED', RequestEncodingOptions: { ArrayFormat: 'BRACKETS' } };
  const body = { a: 'x y', l: [1, 2] };
  await call({ ApiEndpoint: endpoint, Method: 'POST', Headers: headers, RequestBody: body, Transform: form });
  expect(requests[0]?.body).toBe('a=x+y&l%5B%5D=1&l%5B%5D=2');
});

it('fails with the status of a refusal, and names what cannot be reached', async () => {
  expect(await call({ ApiEndpoint: `${endpoint}/missing`, Method: 'GET' })).toMatchObject({
    status: 'FAILED',
    error: 'States.Http.StatusCode.404',
    cause: '{"no":"such"}',
  });
  expect(await call({ ApiEndpoint: 'http://127.0.0.1:9', Method: 'GET' })).toMatchObject({
    status: 'FAILED',
    error: 'States.Http.Socket',
  });
});
