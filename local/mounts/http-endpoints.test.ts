import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CreateConnectionRequest, EventBridge } from '@aws-sdk/client-eventbridge';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { SFN } from '@aws-sdk/client-sfn';
import { SQS } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLocalCloud, type LocalCloud } from '../cloud.ts';
import { serviceModules } from './modules.ts';
import { Endpoint } from './testing/endpoint.ts';

const endpoint = new Endpoint();

const OAUTH: CreateConnectionRequest = {
  Name: 'oauth',
  AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS',
  AuthParameters: {
    OAuthParameters: {
      ClientParameters: { ClientID: 'me', ClientSecret: 'hush' },
      AuthorizationEndpoint: '',
      HttpMethod: 'POST',
      OAuthHttpParameters: { BodyParameters: [{ Key: 'scope', Value: 'all', IsValueSecret: false }] },
    },
  },
};

describe('HTTP endpoints of the booted cloud', () => {
  let dataDir: string;
  let origin: string;
  let cloud: LocalCloud;
  let events: EventBridge;
  let states: SFN;
  let secrets: SecretsManager;
  let queues: SQS;

  const boot = async (): Promise<void> => {
    cloud = await createLocalCloud({
      assemblyDir: fileURLToPath(new URL('../fixtures/endpoints', import.meta.url)),
      dataDir,
      modules: serviceModules,
      parameters: { Origin: origin },
    });
    const settings = { endpoint: cloud.awsUrl, region: 'us-east-1', credentials: cloud.context.serviceCredentials };
    [events, states] = [new EventBridge(settings), new SFN(settings)];
    [secrets, queues] = [new SecretsManager(settings), new SQS(settings)];
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'flowmaster-endpoints-'));
    origin = await endpoint.open();
    if (OAUTH.AuthParameters?.OAuthParameters)
      OAUTH.AuthParameters.OAuthParameters.AuthorizationEndpoint = `${origin}/token`;
    await boot();
  });
  afterAll(async () => {
    await cloud.close();
    await endpoint.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  beforeEach(() => {
    endpoint.forget();
  });

  it('keep the secrets of connections in Secrets Manager and show none of them', async () => {
    const created = await events.createConnection({
      Name: 'basic',
      AuthorizationType: 'BASIC',
      AuthParameters: {
        BasicAuthParameters: { Username: 'ann', Password: 'p-secret' },
        InvocationHttpParameters: {
          HeaderParameters: [
            { Key: 'X-Open', Value: 'yes', IsValueSecret: false },
            { Key: 'X-Hidden', Value: 'h-secret', IsValueSecret: true },
          ],
        },
      },
    });
    expect(created).toMatchObject({
      ConnectionState: 'AUTHORIZED',
      ConnectionArn: expect.stringMatching(/^arn:aws:events:us-east-1:\d+:connection\/basic\/[\w-]{36}$/),
    });
    const described = await events.describeConnection({ Name: 'basic' });
    expect(described.AuthParameters).toEqual({
      BasicAuthParameters: { Username: 'ann' },
      InvocationHttpParameters: {
        HeaderParameters: [
          { Key: 'X-Open', Value: 'yes', IsValueSecret: false },
          { Key: 'X-Hidden', IsValueSecret: true },
        ],
      },
    });
    expect(JSON.stringify([described, await events.listConnections({})])).not.toContain('-secret');
    const { SecretString } = await secrets.getSecretValue({ SecretId: described.SecretArn });
    expect(JSON.parse(SecretString ?? '')).toMatchObject({ username: 'ann', password: 'p-secret' });
    const password = { BasicAuthParameters: { Username: 'ann', Password: 'new' } };
    await events.updateConnection({ Name: 'basic', AuthParameters: password });
    const updated = await secrets.getSecretValue({ SecretId: described.SecretArn });
    expect(JSON.parse(updated.SecretString ?? '')).toMatchObject({
      password: 'new',
      invocation_http_parameters: { header_parameters: [{ key: 'X-Open' }, { key: 'X-Hidden', value: 'h-secret' }] },
    });
    expect(await events.deauthorizeConnection({ Name: 'basic' })).toMatchObject({ ConnectionState: 'DEAUTHORIZED' });
    await events.deleteConnection({ Name: 'basic' });
    await expect(events.describeConnection({ Name: 'basic' })).rejects.toThrow('does not exist');
    await expect(secrets.getSecretValue({ SecretId: described.SecretArn })).rejects.toThrow("can't find");
  });

  it('refuse connections and destinations that cannot be', async () => {
    const oauth = OAUTH.AuthParameters;
    await expect(events.createConnection({ ...OAUTH, AuthorizationType: 'BASIC' })).rejects.toThrow(
      'BASIC requires BasicAuthParameters',
    );
    await expect(
      events.createConnection({ Name: 'shop', AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS', AuthParameters: oauth }),
    ).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
    await expect(
      events.createConnection({ Name: 'no spaces', AuthorizationType: 'BASIC', AuthParameters: {} }),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    const destination = { Name: 'x', InvocationEndpoint: `${origin}/x`, HttpMethod: 'POST' as const };
    await expect(
      events.createApiDestination({ ...destination, ConnectionArn: 'arn:aws:events:us-east-1:0:connection/none/1' }),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const { ConnectionArn } = await events.describeConnection({ Name: 'shop' });
    await expect(
      events.createApiDestination({ ...destination, ConnectionArn, InvocationEndpoint: 'ftp://x.example' }),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  async function toOrders(name: string, role: string, more: object = {}): Promise<void> {
    const { ApiDestinationArn } = await events.describeApiDestination({ Name: 'orders' });
    await events.putRule({ Name: name, EventPattern: JSON.stringify({ source: [name] }) });
    const { QueueUrl } = await queues.getQueueUrl({ QueueName: 'dead' });
    const { Attributes } = await queues.getQueueAttributes({ QueueUrl, AttributeNames: ['QueueArn'] });
    const target = {
      Id: 'orders',
      Arn: ApiDestinationArn,
      RoleArn: `arn:aws:iam::000000000000:role/${role}`,
      HttpParameters: { PathParameterValues: ['$.detail.id'], QueryStringParameters: { by: 'rule' } },
      DeadLetterConfig: { Arn: Attributes?.QueueArn },
      ...more,
    };
    await events.putTargets({ Rule: name, Targets: [target] });
    await events.putEvents({ Entries: [{ Source: name, DetailType: 'order', Detail: '{"id":"a/1"}' }] });
  }
  async function deadLetter() {
    const { QueueUrl } = await queues.getQueueUrl({ QueueName: 'dead' });
    const { Messages } = await queues.receiveMessage({
      QueueUrl,
      WaitTimeSeconds: 10,
      MessageAttributeNames: ['All'],
    });
    const [message] = Messages ?? [];
    if (message) await queues.deleteMessage({ QueueUrl, ReceiptHandle: message.ReceiptHandle });
    return message?.MessageAttributes;
  }

  it('get the events of rules that have them as targets', async () => {
    await toOrders('shopping', 'rule', { InputPath: '$.detail' });
    await vi.waitFor(() => expect(endpoint.seen).toHaveLength(1), 10_000);
    expect(endpoint.seen[0]).toMatchObject({
      method: 'POST',
      url: '/orders/a%2F1?by=rule',
      headers: { 'x-api-key': 'k-1', 'user-agent': 'Amazon/EventBridge/ApiDestinations' },
      body: '{"id":"a/1"}',
    });
  });

  it('get nothing under a role that may not call them', async () => {
    await toOrders('forbidden', 'machine');
    expect(await deadLetter()).toMatchObject({ ERROR_CODE: { StringValue: 'AccessDeniedException' } });
    expect(endpoint.seen).toEqual([]);
  });

  it('that refuse an event have it in the dead letters, and that are busy get it again', async () => {
    endpoint.statuses.set('/orders/a%2F1?by=rule', 422);
    await toOrders('refused', 'rule');
    expect(await deadLetter()).toMatchObject({
      ERROR_CODE: { StringValue: 'ERROR_FROM_TARGET' },
      ERROR_MESSAGE: { StringValue: 'The API destination orders answered with status 422' },
    });
    endpoint.statuses.set('/orders/a%2F1?by=rule', 503);
    endpoint.seen.length = 0;
    await toOrders('busy', 'rule');
    await vi.waitFor(() => expect(endpoint.seen).toHaveLength(1), 10_000);
    endpoint.statuses.clear();
    await vi.waitFor(() => expect(endpoint.seen).toHaveLength(2), 10_000);
  });

  it('of a target without a role are refused', async () => {
    await expect(toOrders('roleless', 'rule', { RoleArn: undefined })).rejects.toThrow('RoleArn is required');
  });

  async function task(connection: string | undefined, path: string, Method = 'POST') {
    const { ConnectionArn } =
      connection === undefined ? {} : await events.describeConnection({ Name: connection }).catch(() => NOWHERE);
    const Arguments = {
      ApiEndpoint: `${origin}${path}`,
      Method,
      RequestBody: { n: 1 },
      ...(ConnectionArn === undefined ? {} : { Authentication: { ConnectionArn } }),
    };
    const state = { Type: 'Task', Resource: 'arn:aws:states:::http:invoke', Arguments, End: true };
    const { stateMachineArn } = await states.createStateMachine({
      name: `m${++machines}`,
      roleArn: 'arn:aws:iam::000000000000:role/machine',
      definition: JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'T', States: { T: state } }),
    });
    const { executionArn } = await states.startExecution({ stateMachineArn });
    return vi.waitFor(async () => {
      const execution = await states.describeExecution({ executionArn });
      expect(execution.status).not.toBe('RUNNING');
      return execution;
    }, 10_000);
  }
  let machines = 0;
  const NOWHERE = { ConnectionArn: 'arn:aws:events:us-east-1:000000000000:connection/shop/none' };

  it('are called by tasks with what their connection adds, where the role may', async () => {
    expect(await task('shop', '/tasks')).toMatchObject({ status: 'SUCCEEDED' });
    expect(endpoint.requestsTo('/tasks')).toMatchObject([{ body: '{"n":1}', headers: { 'x-api-key': 'k-1' } }]);
    expect(await task('shop', '/tasks', 'DELETE')).toMatchObject({
      status: 'FAILED',
      error: 'States.Http.AccessDeniedException',
      cause: expect.stringContaining('states:InvokeHTTPEndpoint'),
    });
    await events.createConnection({
      Name: 'private',
      AuthorizationType: 'BASIC',
      AuthParameters: { BasicAuthParameters: { Username: 'a', Password: 'b' } },
    });
    expect(await task('private', '/tasks')).toMatchObject({
      error: 'Events.ConnectionResource.AccessDenied',
      cause: expect.stringContaining('events:RetrieveConnectionCredentials'),
    });
    expect(await task('nowhere', '/tasks')).toMatchObject({ error: 'Events.ConnectionResource.ResourceNotFound' });
    expect(endpoint.requestsTo('/tasks')).toHaveLength(1);
  });

  it('get the access token of client credentials, and a new one once they have refused it', async () => {
    endpoint.tokens = 0;
    expect(await events.createConnection(OAUTH)).toMatchObject({ ConnectionState: 'AUTHORIZING' });
    await vi.waitFor(async () =>
      expect(await events.describeConnection({ Name: 'oauth' })).toMatchObject({ ConnectionState: 'AUTHORIZED' }),
    );
    expect(endpoint.requestsTo('/token')).toMatchObject([
      {
        headers: { authorization: `Basic ${Buffer.from('me:hush').toString('base64')}` },
        body: 'grant_type=client_credentials&scope=all',
      },
    ]);
    expect(await task('oauth', '/tasks')).toMatchObject({ error: 'States.Http.StatusCode.401' });
    expect(await task('oauth', '/tasks')).toMatchObject({ status: 'SUCCEEDED' });
    expect(await task('oauth', '/others')).toMatchObject({ status: 'SUCCEEDED' });
    expect(endpoint.requestsTo('/others')[0]?.headers.authorization).toBe('Bearer t2');
  });

  it('are not called where the authorization server gives no token', async () => {
    endpoint.statuses.set('/token', 403);
    const { AuthParameters } = OAUTH;
    await events.updateConnection({ Name: 'oauth', AuthParameters });
    await vi.waitFor(async () =>
      expect(await events.describeConnection({ Name: 'oauth' })).toMatchObject({
        ConnectionState: 'DEAUTHORIZED',
        StateReason: expect.stringContaining('403'),
      }),
    );
    expect(await task('oauth', '/tasks')).toMatchObject({ error: 'Events.ConnectionResource.InvalidConnectionState' });
  });

  it('are as they were after a restart', async () => {
    const before = await Promise.all([events.listConnections({}), events.listApiDestinations({})]);
    await cloud.close();
    await boot();
    const after = await Promise.all([events.listConnections({}), events.listApiDestinations({})]);
    const known = ({ ConnectionArn, ApiDestinationArn, Name }: Record<string, unknown>) => ({
      ConnectionArn,
      ApiDestinationArn,
      Name,
    });
    expect(after[0].Connections?.map((one) => known({ ...one }))).toEqual(
      before[0].Connections?.map((one) => known({ ...one })),
    );
    expect(after[1].ApiDestinations?.map((one) => known({ ...one }))).toEqual(
      before[1].ApiDestinations?.map((one) => known({ ...one })),
    );
    expect(await task('shop', '/tasks')).toMatchObject({ status: 'SUCCEEDED' });
  });
});
