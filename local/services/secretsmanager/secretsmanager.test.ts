import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalModule } from '#local/services/contract.ts';
import { type Loopback, serveLoopback } from '#local/services/protocol/loopback.ts';
import { createTestContext, type TestContext } from '#local/services/protocol/test-context.ts';
import { createSecretsManager } from './index.ts';

let context: TestContext;
let secrets: LocalModule;
let loopback: Loopback;
let client: SecretsManagerClient;

beforeEach(async () => {
  context = await createTestContext();
  secrets = await createSecretsManager(context);
  loopback = await serveLoopback(secrets.services[0]!);
  client = new SecretsManagerClient({
    endpoint: loopback.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
});
afterEach(async () => {
  client.destroy();
  await loopback.close();
  await context.dispose();
});

const provide = (module: LocalModule, properties: Record<string, unknown>) =>
  module.providers[0]!.create('Db', properties, context, {
    stack: 's',
    type: 'AWS::SecretsManager::Secret',
    metadata: {},
  });

describe('Secrets Manager', () => {
  it('answers the current version by name and ARN, and the previous one by its stage', async () => {
    const { ARN } = await client.send(new CreateSecretCommand({ Name: 'app/db', SecretString: 'one' }));
    await client.send(new PutSecretValueCommand({ SecretId: 'app/db', SecretString: 'two' }));
    expect(await client.send(new GetSecretValueCommand({ SecretId: ARN }))).toMatchObject({
      SecretString: 'two',
      VersionStages: ['AWSCURRENT'],
    });
    const earlier = await client.send(new GetSecretValueCommand({ SecretId: 'app/db', VersionStage: 'AWSPREVIOUS' }));
    expect(earlier.SecretString).toBe('one');
    expect(
      Object.values((await client.send(new DescribeSecretCommand({ SecretId: ARN }))).VersionIdsToStages!),
    ).toEqual([['AWSCURRENT'], ['AWSPREVIOUS']]);
  });

  it('generates the secret of a template once, and keeps it over restarts', async () => {
    const GenerateSecretString = {
      SecretStringTemplate: '{"username":"flow"}',
      GenerateStringKey: 'password',
      PasswordLength: 20,
      ExcludePunctuation: true,
    };
    const { ref } = await provide(secrets, { GenerateSecretString });
    const read = async () => (await client.send(new GetSecretValueCommand({ SecretId: ref }))).SecretString;
    const generated = await read();
    expect(JSON.parse(generated!)).toEqual({
      username: 'flow',
      password: expect.stringMatching(/^[A-Za-z\d]{20}$/) as string,
    });
    expect((await provide(await createSecretsManager(context), { GenerateSecretString })).ref).toBe(ref);
    expect(await read()).toBe(generated);
  });

  it('refuses bad input with the errors of Secrets Manager', async () => {
    const get = (SecretId: string, more: object = {}) => client.send(new GetSecretValueCommand({ SecretId, ...more }));
    await expect(get('missing')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await client.send(new CreateSecretCommand({ Name: 'empty' }));
    await expect(get('empty')).rejects.toThrow('staging label: AWSCURRENT');
    await expect(client.send(new CreateSecretCommand({ Name: 'empty' }))).rejects.toMatchObject({
      name: 'ResourceExistsException',
    });
    await expect(client.send(new CreateSecretCommand({ Name: 'no spaces' }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await expect(
      client.send(new PutSecretValueCommand({ SecretId: 'empty', SecretString: 'x', VersionStages: ['MINE'] })),
    ).rejects.toThrow('VersionStages');
    await expect(client.send(new DeleteSecretCommand({ SecretId: 'empty' }))).rejects.toThrow('recovery window');
  });
});
