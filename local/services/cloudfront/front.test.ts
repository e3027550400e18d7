import { afterEach, describe, expect, it } from 'vitest';
import type { HttpServer } from '#local/door/http-server.ts';
import { silentLog } from '#local/log.ts';
import type { HttpRequest } from '#local/services/apigateway/model.ts';
import { createTestContext } from '#local/services/protocol/test-context.ts';
import { openFront } from './front.ts';
import { createCloudFrontProviders, emptyCloudFront } from './providers.ts';

const rewrite = `
function handler(event) {
  var request = event.request;
  if (request.uri === '/old') return { statusCode: 301, headers: { location: { value: '/new' } } };
  if (request.uri.indexOf('.') === -1) request.uri = '/index.html';
  return request;
}`;

const files: Record<string, string> = { '/web/index.html': '<app>', '/web/app.js': 'js' };
let front: HttpServer;
let asked: HttpRequest[] = [];

async function open(config: Record<string, unknown> = {}): Promise<void> {
  asked = [];
  const context = await createTestContext();
  const state = emptyCloudFront();
  const create = async (type: string, logicalId: string, properties: Record<string, unknown>) => {
    const provider = createCloudFrontProviders(state).find(({ types }) => types.includes(type))!;
    return provider.create(logicalId, properties, context, { stack: 'web', type, metadata: {} });
  };
  const { attributes } = await create('AWS::CloudFront::Function', 'Rewrite', {
    Name: 'rewrite',
    FunctionCode: rewrite,
  });
  const { ref } = await create('AWS::CloudFront::ResponseHeadersPolicy', 'Headers', {
    ResponseHeadersPolicyConfig: {
      SecurityHeadersConfig: {
        FrameOptions: { FrameOption: 'DENY', Override: true },
        ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'self'", Override: false },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 60, IncludeSubdomains: true, Override: true },
      },
    },
  });
  await create('AWS::CloudFront::Distribution', 'Distribution', {
    DistributionConfig: {
      DefaultRootObject: 'index.html',
      Origins: [
        { Id: 'web', DomainName: 'web.s3.eu-central-1.amazonaws.com' },
        { Id: 'api', DomainName: 'abc123.execute-api.eu-central-1.amazonaws.com' },
      ],
      DefaultCacheBehavior: {
        TargetOriginId: 'web',
        ViewerProtocolPolicy: 'redirect-to-https',
        ResponseHeadersPolicyId: ref,
        FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: attributes.FunctionARN }],
      },
      CacheBehaviors: [
        {
          PathPattern: '/api/*',
          TargetOriginId: 'api',
          ViewerProtocolPolicy: 'https-only',
          AllowedMethods: ['GET', 'HEAD', 'POST'],
          ResponseHeadersPolicyId: ref,
        },
      ],
      ...config,
    },
  });
  front = await openFront({
    port: 0,
    state,
    log: silentLog,
    services: {
      region: 'eu-central-1',
      caller: { accessKeyId: 'k', accountId: '0' },
      gateway: (id) => async (request) => {
        asked.push(request);
        return { status: 200, headers: { 'content-security-policy': 'none' }, body: `${id}` };
      },
      s3: () => ({
        service: 's3',
        handle: async ({ path }) => {
          const body = files[path];
          return body === undefined
            ? { status: 404, body: '<Error/>' }
            : { status: 200, headers: { 'content-type': 'text/plain', 'x-amz-id-2': 'secret' }, body };
        },
        close: async () => undefined,
      }),
    },
    fallback: () => Promise.reject(new Error('unused')),
    routes: [{ method: 'GET', path: '/ping', handle: async () => ({ status: 200, body: 'pong' }) }],
  });
}
const get = async (path: string, init?: RequestInit) => {
  const response = await fetch(`${front.url}${path}`, { redirect: 'manual', ...init });
  return { status: response.status, headers: response.headers, body: await response.text() };
};

afterEach(() => front.close());

describe('the front', () => {
  it('serves files of the bucket and, for pages, the application', async () => {
    await open();
    expect((await get('/app.js')).body).toBe('js');
    expect((await get('/')).body).toBe('<app>');
    expect((await get('/processes/7')).body).toBe('<app>');
    expect((await get('/missing.js')).status).toBe(404);
  });

  it('passes paths of the API on whole, with body and forwarded address', async () => {
    await open();
    const { body } = await get('/api/v1/things?a=1%202', { method: 'POST', body: 'x' });
    expect(body).toBe('abc123');
    expect(asked[0]).toMatchObject({
      method: 'POST',
      path: '/api/v1/things',
      rawQuery: 'a=1%202',
      body: Buffer.from('x'),
    });
    expect(asked[0]!.headers['x-forwarded-for']).toBe('127.0.0.1');
  });

  it('adds the policy’s headers, over the origin’s own only where it says so', async () => {
    await open();
    const { headers } = await get('/api/x');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('strict-transport-security')).toBe('max-age=60; includeSubDomains');
    expect(headers.get('content-security-policy')).toBe('none');
    expect((await get('/app.js')).headers.get('content-security-policy')).toBe("default-src 'self'");
    expect((await get('/app.js')).headers.get('x-amz-id-2')).toBeNull();
  });

  it('refuses methods that a behaviour does not allow', async () => {
    await open();
    expect((await get('/app.js', { method: 'DELETE' })).status).toBe(403);
  });

  it('answers what a viewer function answers', async () => {
    await open();
    const { status, headers } = await get('/old');
    expect([status, headers.get('location')]).toEqual([301, '/new']);
  });

  it('replaces errors by the page that the distribution names', async () => {
    await open({ CustomErrorResponses: [{ ErrorCode: 404, ResponseCode: 200, ResponsePagePath: '/index.html' }] });
    expect(await get('/missing.js')).toMatchObject({ status: 200, body: '<app>' });
  });

  it('has routes of the local cloud itself', async () => {
    await open();
    expect((await get('/_local/ping')).body).toBe('pong');
    expect((await get('/_local/other')).status).toBe(404);
    expect((await get('/_local/ping', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });

  it('refuses an origin that is neither bucket nor API', async () => {
    await expect(open({ Origins: [{ Id: 'web', DomainName: 'example.com' }] })).rejects.toThrow(
      'neither a bucket nor an HTTP API',
    );
  });
});
