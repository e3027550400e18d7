import { CreateTableCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AwsCallError, type AwsRequest, type AwsResponse } from '../services/contract.ts';
import { openDoor } from './door.ts';
import { awsError } from './errors.ts';
import type { HttpServer } from './http-server.ts';

let door: HttpServer;
let seen: AwsRequest[] = [];
let respond: (request: AwsRequest) => Promise<AwsResponse>;
const ok = async (): Promise<AwsResponse> => ({ status: 200, body: '{}' });

const settings = (accessKeyId = 'known') => ({
  endpoint: door.url,
  region: 'eu-central-1',
  credentials: { accessKeyId, secretAccessKey: 'secret' },
  maxAttempts: 1,
});

beforeAll(async () => {
  door = await openDoor({
    identify: (accessKeyId) => (accessKeyId === 'known' ? { accessKeyId, accountId: '000000000000' } : undefined),
    authorize: (request) =>
      request.action === 'CreateTable' ? awsError('dynamodb', 400, 'AccessDeniedException', 'no') : undefined,
    service: (name) =>
      name === 's3'
        ? undefined
        : {
            service: name,
            handle: (request) => {
              seen.push(request);
              return respond(request);
            },
            close: async () => undefined,
          },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  respond = ok;
});
afterAll(() => door.close());

describe('the door', () => {
  it('finds service, action and caller of an AWS JSON call', async () => {
    seen = [];
    await new DynamoDBClient(settings()).send(new GetItemCommand({ TableName: 'table', Key: { pk: { S: '1' } } }));
    expect(seen[0]).toMatchObject({
      service: 'dynamodb',
      action: 'GetItem',
      target: 'DynamoDB_20120810.GetItem',
      region: 'eu-central-1',
      caller: { accessKeyId: 'known' },
    });
    expect(JSON.parse(seen[0]!.body.toString())).toEqual({ TableName: 'table', Key: { pk: { S: '1' } } });
  });

  it('passes a REST call on with its path and query', async () => {
    seen = [];
    await new LambdaClient(settings()).send(new InvokeCommand({ FunctionName: 'f', Qualifier: 'live', Payload: '{}' }));
    expect(seen[0]).toMatchObject({ service: 'lambda', method: 'POST', path: '/2015-03-31/functions/f/invocations' });
    expect(seen[0]!.query.get('Qualifier')).toBe('live');
  });

  it('lets IAM decide before the service sees the call', async () => {
    seen = [];
    const call = new DynamoDBClient(settings()).send(
      new CreateTableCommand({ TableName: 'table', KeySchema: [], AttributeDefinitions: [] }),
    );
    await expect(call).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(seen).toEqual([]);
  });

  it('does not know keys that nobody minted', async () => {
    const call = new DynamoDBClient(settings('stranger')).send(new GetItemCommand({ TableName: 'table', Key: {} }));
    await expect(call).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  it('answers UnsupportedOperation for a service that it does not have, in that service’s format', async () => {
    const call = new S3Client(settings()).send(new ListBucketsCommand({}));
    await expect(call).rejects.toMatchObject({
      name: 'UnsupportedOperation',
      message: /does not support the service s3/,
    });
  });

  it('refuses an unsigned request', async () => {
    const response = await fetch(`${door.url}/`, { method: 'POST', body: '{}' });
    expect([response.status, await response.json()]).toMatchObject([403, { __type: 'MissingAuthenticationToken' }]);
  });

  it.each(['AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA256 Credential=a/b', 'Bearer x'])(
    'survives the authorization %s',
    async (authorization) => {
      const response = await fetch(`${door.url}/`, { method: 'POST', headers: { authorization } });
      expect(response.status).toBe(403);
    },
  );

  it('turns a refusal that a service throws into its error', async () => {
    respond = async () => {
      throw new AwsCallError('ResourceNotFoundException', 'no table', 400);
    };
    const call = new DynamoDBClient(settings()).send(new GetItemCommand({ TableName: 'table', Key: {} }));
    await expect(call).rejects.toMatchObject({ name: 'ResourceNotFoundException', message: 'no table' });
    respond = ok;
  });

  it('answers 500 and stays up when a service breaks', async () => {
    respond = async () => {
      throw new TypeError('bug');
    };
    const call = new DynamoDBClient(settings()).send(new GetItemCommand({ TableName: 'table', Key: {} }));
    await expect(call).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    respond = ok;
    await new DynamoDBClient(settings()).send(new GetItemCommand({ TableName: 'table', Key: { pk: { S: '1' } } }));
  });
});
