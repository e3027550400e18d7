import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { REGION, type TestEngine, testEngine } from '../testing.ts';
import { remoteIntegrations } from './remote.ts';

const objects = new Map<string, string>();
let server: Server;
let test: TestEngine;

/** As much of S3 and of Bedrock's runtime as these tests call. */
function answer(method: string, url: string, body: string): { status: number; text: string } {
  const { pathname, searchParams } = new URL(url, 'http://local');
  if (pathname.startsWith('/model/'))
    return { status: 200, text: JSON.stringify({ path: pathname, said: JSON.parse(body) }) };
  if (searchParams.has('list-type')) {
    const keys = Array.from(objects.keys(), (key) => key.slice(key.indexOf('/', 1) + 1));
    const contents = keys.map(
      (key) =>
        `<Contents><Key>${key}</Key><ETag>"e"</ETag><Size>1</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>`,
    );
    return {
      status: 200,
      text: `<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`,
    };
  }
  if (method === 'PUT') objects.set(pathname, body);
  const found = objects.get(pathname);
  return found === undefined
    ? { status: 404, text: '<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>' }
    : { status: 200, text: method === 'PUT' ? '' : found };
}

beforeEach(async () => {
  objects.clear();
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status, text } = answer(String(request.method), String(request.url), Buffer.concat(chunks).toString());
      response.writeHead(status, { 'content-type': text.startsWith('<') ? 'application/xml' : 'application/json' });
      response.end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const aws = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  test = await testEngine({}, { integrations: remoteIntegrations({ lambda: undefined, aws, region: REGION }) });
});
afterEach(async () => {
  await test.close();
  server.closeAllConnections();
  server.close();
});

const task = (resource: string, args: JsonObject): JsonObject => ({
  QueryLanguage: 'JSONata',
  StartAt: 'T',
  States: { T: { Type: 'Task', Resource: `arn:aws:states:::${resource}`, Arguments: args, End: true } },
});

describe('services that the engine alone calls through the SDK', () => {
  it('read and write objects, and name what is missing', async () => {
    const put = await test.run(task('aws-sdk:s3:putObject', { Bucket: 'b', Key: 'k', Body: 'hello' }));
    expect(put).toMatchObject({ status: 'SUCCEEDED' });
    const got = await test.run(task('aws-sdk:s3:getObject', { Bucket: 'b', Key: 'k' }));
    expect(JSON.parse(String(got.output))).toMatchObject({ Body: 'hello' });
    expect(await test.run(task('aws-sdk:s3:getObject', { Bucket: 'b', Key: 'none' }))).toMatchObject({
      status: 'FAILED',
      error: 'S3.NoSuchKeyException',
    });
  });

  it('give distributed maps their items', async () => {
    objects.set('/in/a.json', '[1]');
    objects.set('/in/b.json', '[2]');
    const reader = { Resource: 'arn:aws:states:::s3:listObjectsV2', Arguments: { Bucket: 'in' } };
    const processor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'I',
      States: { I: { Type: 'Pass', Output: '{% $states.input %}', End: true } },
    };
    const map = { Type: 'Map', ItemReader: reader, ItemProcessor: processor, End: true };
    const done = await test.run({ QueryLanguage: 'JSONata', StartAt: 'M', States: { M: map } });
    expect(JSON.parse(String(done.output))).toEqual([
      { Etag: '"e"', Key: 'a.json', LastModified: 1_767_225_600, Size: 1 },
      { Etag: '"e"', Key: 'b.json', LastModified: 1_767_225_600, Size: 1 },
    ]);
  });

  it('invoke models with JSON bodies', async () => {
    const done = await test.run(task('bedrock:invokeModel', { ModelId: 'm1', Body: { prompt: 'hi' } }));
    expect(JSON.parse(String(done.output))).toEqual({
      Body: { path: '/model/m1/invoke', said: { prompt: 'hi' } },
      ContentType: 'application/json',
    });
  });
});
