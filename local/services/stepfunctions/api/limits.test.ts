import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { ROLE, type TestEngine, testEngine } from '../testing.ts';

let test: TestEngine;
beforeAll(async () => {
  test = await testEngine();
});
afterAll(() => test.close());

const definition = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Succeed' } } });
const refusal = async (action: string, body: JsonObject): Promise<unknown> =>
  (await test.engine.handle(`AWSStepFunctions.${action}`, body)).body;

describe('parameters', () => {
  it('are refused in the words of AWS, all that is wrong at once', async () => {
    expect(await refusal('CreateStateMachine', { name: '', definition })).toEqual({
      __type: 'ValidationException',
      message:
        "2 validation errors detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null; " +
        "Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1",
    });
    expect(await refusal('SendTaskSuccess', { taskToken: 't', output: 'x'.repeat(262_145) })).toMatchObject({
      message:
        "1 validation error detected: Value at 'output' failed to satisfy constraint: Member must have length less than or equal to 262144",
    });
    expect(await refusal('ListStateMachines', { maxResults: 1001 })).toMatchObject({
      message:
        "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000",
    });
    expect(await test.refused('ValidateStateMachineDefinition', { definition, maxResults: 101 })).toBe(
      'ValidationException',
    );
  });

  it('of tags, tracing and encryption are checked', async () => {
    const create = (more: JsonObject): Promise<string> =>
      test.refused('CreateStateMachine', { name: 'm', definition, roleArn: ROLE, ...more });
    expect(await create({ tags: [{ key: 'a<b', value: 'c' }] })).toBe('ValidationException');
    expect(await create({ tags: [{ key: 'x'.repeat(129), value: 'c' }] })).toBe('ValidationException');
    expect(await create({ tags: Array.from({ length: 51 }, (_, n) => ({ key: `k${n}`, value: '' })) })).toBe(
      'TooManyTags',
    );
    expect(await create({ tracingConfiguration: { enabled: 'yes' } })).toBe('InvalidTracingConfiguration');
    const key = { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: 'alias/k' };
    expect(await create({ encryptionConfiguration: { ...key, kmsDataKeyReusePeriodSeconds: 30 } })).toBe(
      'InvalidEncryptionConfiguration',
    );
    expect(await create({ versionDescription: 'first' })).toBe('ValidationException');
    expect(await create({ name: 'lone\ud800' })).toBe('InvalidName');
  });
});
