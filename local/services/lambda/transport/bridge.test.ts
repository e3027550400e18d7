import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenOnLoopback } from '#local/door/http-server.ts';
import type { AwsResponse } from '#local/services/contract.ts';
import { answerCall, type CallAws, type SignedCall } from './answer-call.ts';
import { bridgeAwsCalls } from './bridge.ts';

// Nothing listens there: what is not bridged fails.
const ENDPOINT = 'http://127.0.0.1:9';
const client = {
  endpoint: ENDPOINT,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'key', secretAccessKey: 's' },
};
const direct = http.request;

let seen: SignedCall[];
let respond: CallAws;
let restore: () => void;

const json = (body: unknown, status = 200): AwsResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(body),
});

beforeEach(() => {
  seen = [];
  respond = async () => json({});
  // Both ends in one thread, messages cloned as between two.
  const take = bridgeAwsCalls(ENDPOINT, (call) => {
    void answerCall(structuredClone(call), (signed) => {
      seen.push(signed);
      return respond(signed);
    }).then((answer) => take(structuredClone(answer)));
  });
  restore = () => {
    http.request = direct;
    syncBuiltinESMExports();
  };
});
afterEach(() => restore());

describe('A call of a bridged SDK client', () => {
  const dynamodb = () => new DynamoDBClient({ ...client, maxAttempts: 1 });
  const get = (pk: string) => new GetItemCommand({ TableName: 't', Key: { pk: { S: pk } } });

  it('arrives as it would over the wire: signed, with method, path, headers and body', async () => {
    respond = async () => json({ Item: { pk: { S: 'ä' } } });
    expect((await dynamodb().send(get('ä'))).Item).toEqual({ pk: { S: 'ä' } });
    const [call] = seen;
    expect(call).toMatchObject({ method: 'POST', url: '/' });
    expect(call!.headers).toMatchObject({
      'x-amz-target': 'DynamoDB_20120810.GetItem',
      authorization: expect.stringContaining('Credential=key/') as string,
    });
    expect(JSON.parse(call!.body.toString())).toEqual({ TableName: 't', Key: { pk: { S: 'ä' } } });
  });

  it('fails with the error that the service names', async () => {
    respond = async () => json({ __type: 'com.amazonaws#ResourceNotFoundException', message: 'no table' }, 400);
    await expect(dynamodb().send(get('1'))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'no table',
    });
  });

  it('gets its own answer, in whatever order they come', async () => {
    const later = Promise.withResolvers<void>();
    respond = async ({ body }) => {
      const pk = body.includes('first') ? 'first' : 'second';
      if (pk === 'first') await later.promise;
      return json({ Item: { pk: { S: pk } } });
    };
    const shared = dynamodb();
    const first = shared.send(get('first'));
    expect((await shared.send(get('second'))).Item).toEqual({ pk: { S: 'second' } });
    later.resolve();
    expect((await first).Item).toEqual({ pk: { S: 'first' } });
  });

  it('streams what is a stream, bytes untouched', async () => {
    const bytes = Buffer.from([0, 255, 10, 200]);
    respond = async () => ({ status: 200, headers: { 'content-type': 'application/octet-stream' }, body: bytes });
    const s3 = new S3Client({ ...client, forcePathStyle: true });
    await s3.send(new PutObjectCommand({ Bucket: 'b', Key: 'a b', Body: bytes }));
    expect(seen[0]).toMatchObject({ method: 'PUT', url: '/b/a%20b?x-id=PutObject' });
    expect(seen[0]!.body.includes(bytes)).toBe(true);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }));
    expect(Buffer.from(await Body!.transformToByteArray())).toEqual(bytes);
  });

  it('carries a payload to a function and back', async () => {
    respond = async ({ body }) => ({ status: 200, headers: { 'x-amz-function-error': 'Unhandled' }, body });
    const answer = await new LambdaClient(client).send(new InvokeCommand({ FunctionName: 'f', Payload: '{"a":1}' }));
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(Buffer.from(answer.Payload!).toString()).toBe('{"a":1}');
  });

  it('is given up when its caller gives up', async () => {
    const never = Promise.withResolvers<AwsResponse>();
    respond = () => never.promise;
    const aborting = new AbortController();
    const call = dynamodb().send(get('1'), { abortSignal: aborting.signal });
    await expect.poll(() => seen.length).toBe(1);
    aborting.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    never.resolve(json({}));
  });
});

it('A request to anywhere else goes there', async () => {
  const server = await listenOnLoopback(0, (_, response) => response.end('elsewhere'));
  const text = await new Promise<string>((resolve, reject) => {
    http.get(server.url, (response) => response.setEncoding('utf8').on('data', resolve)).on('error', reject);
  });
  expect(text).toBe('elsewhere');
  expect(await (await fetch(server.url)).text()).toBe('elsewhere');
  expect(seen).toEqual([]);
  await server.close();
});
