import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { serve } from './server.ts';
import { REGION, ROLE, type TestEngine, testEngine } from './testing.ts';

let test: TestEngine;
let server: Awaited<ReturnType<typeof serve>>;
let client: SFNClient;

beforeEach(async () => {
  test = await testEngine();
  server = await serve(test.engine, 0);
  client = new SFNClient({
    region: REGION,
    endpoint: `http://127.0.0.1:${server.port}`,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
});
afterEach(async () => {
  client.destroy();
  await server.close();
  await test.close();
});

it('speaks to the AWS SDK, and lets a month pass at once', async () => {
  const definition = JSON.stringify({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 2_592_000, End: true } } });
  const { stateMachineArn } = await client.send(
    new CreateStateMachineCommand({ name: 'm', roleArn: ROLE, definition }),
  );
  const { executionArn, startDate } = await client.send(
    new StartExecutionCommand({ stateMachineArn, input: '{"a":1}' }),
  );
  const moved = await fetch(`http://127.0.0.1:${server.port}/_local/clock`, {
    method: 'POST',
    body: '{"advanceMs":2592000000}',
  });
  expect(moved.status).toBe(200);
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described).toMatchObject({ status: 'SUCCEEDED', output: '{"a":1}', startDate });
  expect(Number(described.stopDate) - Number(startDate)).toBeGreaterThanOrEqual(2_592_000_000);
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events?.map((event) => event.type)).toEqual([
    'ExecutionStarted',
    'WaitStateEntered',
    'WaitStateExited',
    'ExecutionSucceeded',
  ]);
});

it('names its errors as the SDK expects', async () => {
  const missing = `arn:aws:states:${REGION}:123456789012:stateMachine:none`;
  await expect(client.send(new StartExecutionCommand({ stateMachineArn: missing }))).rejects.toMatchObject({
    name: 'StateMachineDoesNotExist',
  });
});
