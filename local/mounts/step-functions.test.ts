import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalModule } from '#local/services/contract.ts';
import { context, received, rule, useEvents } from '#local/services/eventbridge/testing/events-harness.ts';
import { mountStepFunctions } from './step-functions.ts';

const PASS = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
let states: LocalModule;

const call = async (action: string, input: object): Promise<Record<string, string>> => {
  const body = Buffer.from(JSON.stringify(input));
  const answer = await states.services[0]!.handle({
    service: 'states',
    action,
    target: `AWSStepFunctions.${action}`,
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {},
    body,
    caller: { accessKeyId: 'local', accountId: context.accountId },
    region: context.region,
  });
  return JSON.parse(answer.body.toString()) as Record<string, string>;
};

describe('Step Functions in the cloud', () => {
  useEvents();
  beforeEach(async () => {
    states = await mountStepFunctions(context);
    await states.start?.();
  });
  afterEach(() => states.services[0]!.close());

  it('brings the end of an execution to the rules of the default bus', async () => {
    await rule('ends', {
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: { status: ['SUCCEEDED'] },
    });
    const { stateMachineArn } = await call('CreateStateMachine', {
      name: 'machine',
      definition: JSON.stringify(PASS),
      roleArn: 'arn:aws:iam::000000000000:role/r',
    });
    const { executionArn } = await call('StartExecution', { stateMachineArn, name: 'one', input: '{"a":1}' });
    const [body] = await received();
    expect(JSON.parse(body!)).toMatchObject({
      source: 'aws.states',
      account: context.accountId,
      resources: [executionArn],
      detail: { executionArn, name: 'one', status: 'SUCCEEDED', input: '{"a":1}', output: '{"a":1}' },
    });
  });
});
