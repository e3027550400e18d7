import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AwsCallError } from '#local/services/contract.ts';
import { LogFiles } from '#local/services/lambda/log-files.ts';
import { createTestContext, type TestContext } from '#local/services/protocol/test-context.ts';
import { createGateway } from './gateway.ts';
import { emptyStage, type HttpApi, type HttpRequest } from './model.ts';

let context: TestContext;
let logs: LogFiles;
let directory: string;

const api = (overrides: Partial<HttpApi> = {}): HttpApi => ({
  id: 'abc123',
  name: 'pets',
  routes: [
    { key: 'GET /pets/{id}', integrationId: 'i', authorizerId: 'a' },
    { key: 'POST /open', integrationId: 'i' },
  ],
  integrations: new Map([['i', { functionArn: 'pets', timeoutMs: 200 }]]),
  authorizers: new Map([
    [
      'a',
      {
        functionArn: 'guard',
        identitySources: ['$request.header.Authorization', '$request.header.X-Tenant'],
        cacheSeconds: 60,
      },
    ],
  ]),
  stage: emptyStage(),
  ...overrides,
});
const request = (overrides: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  path: '/pets/7',
  rawQuery: '',
  headers: { authorization: 'good', 'x-tenant': 't1', 'user-agent': 'test' },
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
  ...overrides,
});
const open = (overrides: Partial<HttpRequest> = {}): HttpRequest =>
  request({ method: 'POST', path: '/open', ...overrides });
const lastEvent = () => context.invocations.at(-1)!.payload as Record<string, unknown>;

beforeEach(async () => {
  context = await createTestContext();
  directory = await mkdtemp(join(tmpdir(), 'flowmaster-gateway-'));
  logs = new LogFiles(directory);
  context.onInvoke((name, event) =>
    name === 'guard'
      ? { isAuthorized: (event as { identitySource: string[] }).identitySource[0] === 'good', context: { user: 'ada' } }
      : { statusCode: 200, body: 'ok' },
  );
});
afterEach(async () => {
  await logs.close();
  await context.dispose();
  await rm(directory, { recursive: true });
});

describe('the event of payload format 2.0', () => {
  it('carries everything of the request as documented', async () => {
    const send = createGateway(api(), context, logs);
    await send(
      request({
        path: '/pets/a%20b',
        rawQuery: 'tag=x&tag=y&q=%26',
        headers: { ...request().headers, cookie: 'a=1; b=2', 'content-type': 'application/json' },
      }),
    );
    expect(lastEvent()).toMatchObject({
      version: '2.0',
      routeKey: 'GET /pets/{id}',
      rawPath: '/pets/a%20b',
      rawQueryString: 'tag=x&tag=y&q=%26',
      cookies: ['a=1', 'b=2'],
      queryStringParameters: { tag: 'x,y', q: '&' },
      pathParameters: { id: 'a b' },
      requestContext: {
        apiId: 'abc123',
        http: { method: 'GET', path: '/pets/a%20b', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
        routeKey: 'GET /pets/{id}',
        stage: '$default',
        authorizer: { lambda: { user: 'ada' } },
      },
      isBase64Encoded: false,
    });
    expect(lastEvent()).not.toHaveProperty('body');
    expect(lastEvent().headers).not.toHaveProperty('cookie');
    const { time } = lastEvent().requestContext as { time: string };
    expect(time).toMatch(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
  });

  it.each([
    ['application/json', '{"a":1}', false],
    ['application/problem+json', '{}', false],
    ['text/plain; charset=utf-8', 'grüezi', false],
    ['application/x-www-form-urlencoded', 'a=1', true],
    ['application/octet-stream', 'bytes', true],
  ])('has a %s body as text or base64', async (type, text, encoded) => {
    const body = Buffer.from(text);
    await createGateway(api(), context, logs)(open({ headers: { 'content-type': type }, body }));
    expect(lastEvent()).toMatchObject({ body: encoded ? body.toString('base64') : text, isBase64Encoded: encoded });
  });
});

describe('an authorizer', () => {
  it('refuses without asking when an identity source is missing', async () => {
    const response = await createGateway(api(), context, logs)(request({ headers: { authorization: 'good' } }));
    expect(response).toMatchObject({ status: 401, body: '{"message":"Unauthorized"}' });
    expect(context.invocations).toEqual([]);
  });

  it('refuses with 403 what the function denies, and remembers it', async () => {
    const send = createGateway(api(), context, logs);
    const bad = request({ headers: { authorization: 'bad', 'x-tenant': 't1' } });
    expect(await send(bad)).toMatchObject({ status: 403, body: '{"message":"Forbidden"}' });
    await send(bad);
    expect(context.invocations.map(({ name }) => name)).toEqual(['guard']);
  });

  it('is asked once per identity while its answer lasts, also by requests at the same time', async () => {
    const send = createGateway(api(), context, logs);
    await Promise.all([send(request()), send(request()), send(request())]);
    await send(request({ headers: { ...request().headers, 'x-tenant': 't2' } }));
    expect(context.invocations.filter(({ name }) => name === 'guard')).toHaveLength(2);
  });

  it('answers 500 when its function fails, and asks again the next time', async () => {
    const send = createGateway(api(), context, logs);
    context.onInvoke(() => {
      throw new Error('down');
    });
    expect(await send(request())).toMatchObject({ status: 500 });
    await send(request());
    expect(context.invocations).toHaveLength(2);
  });
});

describe('what goes wrong', () => {
  it('is 404 without a route', async () => {
    const response = await createGateway(api(), context, logs)(request({ path: '/nothing' }));
    expect(response).toMatchObject({ status: 404, body: '{"message":"Not Found"}' });
  });

  it('is 413 over 10 MB', async () => {
    const body = Buffer.alloc(10 * 1024 * 1024 + 1);
    expect(await createGateway(api(), context, logs)(open({ body }))).toMatchObject({ status: 413 });
  });

  it('is 413 over what Lambda takes', async () => {
    context.onInvoke(() => {
      throw new AwsCallError('RequestTooLargeException', 'Request must be smaller', 413);
    });
    expect(await createGateway(api(), context, logs)(open())).toMatchObject({ status: 413 });
  });

  it('is 500 when the function fails', async () => {
    context.onInvoke(() => {
      throw new Error('bug');
    });
    const response = await createGateway(api(), context, logs)(open());
    expect(response).toMatchObject({ status: 500, body: '{"message":"Internal Server Error"}' });
  });

  it('is 503 when the function does not answer within the integration’s timeout', async () => {
    context.onInvoke(() => new Promise(() => undefined));
    expect(await createGateway(api(), context, logs)(open())).toMatchObject({ status: 503 });
  });

  it('is 429 over the stage’s rate', async () => {
    const stage = { ...emptyStage(), throttle: { ratePerSecond: 0.001, burst: 2 } };
    const send = createGateway(api({ stage }), context, logs);
    const statuses = [await send(open()), await send(open()), await send(open())].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('CORS', () => {
  const cors = {
    allowOrigins: ['https://app.example'],
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['authorization'],
    exposeHeaders: ['etag'],
    allowCredentials: true,
    maxAge: 60,
  };
  const preflight = (origin: string) =>
    request({ method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'GET' } });

  it('answers a preflight itself', async () => {
    const response = await createGateway(api({ cors }), context, logs)(preflight('https://app.example'));
    expect(response).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': 'https://app.example',
        'access-control-allow-methods': 'GET,POST',
        'access-control-allow-headers': 'authorization',
        'access-control-allow-credentials': 'true',
        'access-control-max-age': '60',
      },
    });
  });

  it('gives a foreign origin nothing', async () => {
    const response = await createGateway(api({ cors }), context, logs)(preflight('https://evil.example'));
    expect(response).toEqual({ status: 204, headers: {}, body: '' });
  });

  it('replaces the function’s own headers', async () => {
    context.onInvoke(() => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' } }));
    const response = await createGateway(
      api({ cors }),
      context,
      logs,
    )(open({ headers: { origin: 'https://app.example' } }));
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': 'https://app.example',
      'access-control-expose-headers': 'etag',
    });
  });
});

describe('the access log', () => {
  it('has a line per request in the stage’s format', async () => {
    const format =
      '{"route":"$context.routeKey","status":$context.status,"user":"$context.authorizer.user","x":"$context.unknown"}';
    const stage = { ...emptyStage(), accessLog: { group: 'access', format } };
    await createGateway(api({ stage }), context, logs)(request());
    await vi.waitFor(async () => {
      expect(await readFile(join(directory, 'access.log'), 'utf8')).toBe(
        '{"route":"GET /pets/{id}","status":200,"user":"ada","x":"-"}\n',
      );
    });
  });
});
