import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '#local/services/protocol/test-context.ts';
import { stepFunctionsIntegrations } from './step-functions-integrations.ts';

const ROLE = 'arn:aws:iam::000000000000:role/machine';
const caller = {
  roleArn: ROLE,
  stateMachineArn: 'arn:aws:states:eu-central-1:000000000000:stateMachine:m',
  executionArn: 'arn:aws:states:eu-central-1:000000000000:execution:m:one',
};

describe('A task that calls a service of another protocol', () => {
  const seen: { url: string; authorization: string; token: string }[] = [];
  const objects: Record<string, string> = { '/reports/rows.json': '[1,2]' };
  const door = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const { authorization = '', 'x-amz-security-token': token = '' } = request.headers;
    seen.push({ url: path, authorization, token: String(token) });
    const body = objects[path];
    response.statusCode = body === undefined ? 404 : 200;
    response.end(body ?? '<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>');
  });
  let context: TestContext;

  beforeEach(async () => {
    seen.length = 0;
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    context = await createTestContext({
      awsUrl: () => `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
      credentialsFor: (roleArn, sessionName) => ({
        accessKeyId: `ASIA${roleArn.split('/')[1]}`,
        secretAccessKey: 'secret',
        sessionToken: sessionName,
      }),
    });
  });
  afterEach(async () => {
    await new Promise((resolve) => door.close(resolve));
    await context.dispose();
  });

  it('goes through the door with the keys of its role', async () => {
    const { call } = stepFunctionsIntegrations(context, Promise.resolve());
    const answer = await call('s3', 'getObject', { Bucket: 'reports', Key: 'rows.json' }, caller);
    expect(answer).toMatchObject({ Body: '[1,2]' });
    expect(seen).toEqual([
      {
        url: '/reports/rows.json',
        authorization: expect.stringContaining('Credential=ASIAmachine/'),
        token: 'StepFunctions',
      },
    ]);
  });

  it('fails by the name of the service’s own error', async () => {
    const { call } = stepFunctionsIntegrations(context, Promise.resolve());
    const missing = call('s3', 'getObject', { Bucket: 'reports', Key: 'none.json' }, caller);
    await expect(missing).rejects.toMatchObject({ name: expect.stringContaining('NoSuchKey') });
  });
});
