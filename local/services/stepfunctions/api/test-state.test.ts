import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { functionArn, ROLE, type TestEngine, testEngine } from '../testing.ts';

let test: TestEngine;
beforeEach(async () => {
  test = await testEngine({ echo: (input) => input });
});
afterEach(() => test.close());

/** What the integrations under test require, all at once. */
const ARGUMENTS = {
  ...{ FunctionName: 'f', Payload: '{% $states.context %}' },
  ...{ TableName: 't', Key: {}, Entries: [], StateMachineArn: 'm', ApiEndpoint: 'https://x.example', Method: 'GET' },
};

describe('testing one state', () => {
  const task: JsonObject = {
    QueryLanguage: 'JSONata',
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: functionArn('echo'), Payload: '{% $states.input %}' },
    Output: '{% $states.result.Payload %}',
    Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 3, MaxAttempts: 1 }],
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Fix' }],
    Next: 'Done',
  };
  const run = (more: JsonObject = {}): Promise<JsonObject> =>
    test.call('TestState', { definition: JSON.stringify(task), input: '{"a":1}', roleArn: ROLE, ...more });

  it('runs it with its function or a mock and says where it goes', async () => {
    expect(await run()).toEqual({ status: 'SUCCEEDED', output: '{"a":1}', nextState: 'Done' });
    expect(await run({ mock: { result: '{"Payload":7}' } })).toEqual({
      status: 'SUCCEEDED',
      output: '7',
      nextState: 'Done',
    });
  });

  it('tells a retriable from a caught error, and shows the stages', async () => {
    const busy = { errorOutput: { error: 'Busy', cause: 'c' } };
    expect(await run({ mock: busy, inspectionLevel: 'DEBUG' })).toMatchObject({
      status: 'RETRIABLE',
      error: 'Busy',
      inspectionData: { input: '{"a":1}', errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 3 } },
    });
    expect(await run({ mock: busy, stateConfiguration: { retrierRetryCount: 1 } })).toMatchObject({
      status: 'CAUGHT_ERROR',
      nextState: 'Fix',
      error: 'Busy',
    });
  });

  const map: JsonObject = {
    Type: 'Map',
    ItemsPath: '$.list',
    ItemSelector: { 'n.$': '$$.Map.Item.Value', 'all.$': '$.name' },
    MaxConcurrency: 3,
    ToleratedFailureCount: 1,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'I',
      States: { I: { Type: 'Pass', End: true } },
    },
    ItemBatcher: { MaxItemsPerBatch: 2 },
    End: true,
  };
  const testMap = (more: JsonObject): Promise<JsonObject> =>
    test.call('TestState', {
      definition: JSON.stringify(map),
      input: '{"list":[1,2,3],"name":"x"}',
      inspectionLevel: 'DEBUG',
      mock: { result: '[1]' },
      ...more,
    });

  it('shows the stages of a map, and holds failed iterations against what it tolerates', async () => {
    const { inspectionData, ...rest } = (await testMap({})) as { inspectionData: JsonObject };
    expect(rest).toEqual({ status: 'SUCCEEDED', output: '[1]' });
    expect(inspectionData).toMatchObject({
      afterItemsPath: '[1,2,3]',
      afterItemSelector: '[{"n":1,"all":"x"},{"n":2,"all":"x"},{"n":3,"all":"x"}]',
      afterItemBatcher: '[{"Items":[{"n":1,"all":"x"},{"n":2,"all":"x"}]},{"Items":[{"n":3,"all":"x"}]}]',
      maxConcurrency: 3,
      toleratedFailureCount: 1,
    });
    expect(await testMap({ stateConfiguration: { mapIterationFailureCount: 1 } })).toMatchObject({
      status: 'SUCCEEDED',
    });
    expect(await testMap({ stateConfiguration: { mapIterationFailureCount: 2 } })).toMatchObject({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
    });
  });

  it('reads the items that the request gives for an item reader', async () => {
    const reader = {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
      Parameters: { Bucket: 'b', Key: 'k' },
    };
    const { ItemsPath: _, ItemBatcher: __, ...rest } = map;
    const definition = JSON.stringify({ ...rest, ItemReader: reader, ItemSelector: { 'n.$': '$$.Map.Item.Value.id' } });
    const tested = await testMap({ definition, stateConfiguration: { mapItemReaderData: 'id\n7\n8\n' } });
    expect(tested).toMatchObject({
      status: 'SUCCEEDED',
      inspectionData: { afterItemSelector: '[{"n":"7"},{"n":"8"}]' },
    });
  });

  it('refuses mocks and contexts where they have no place', async () => {
    const pass = JSON.stringify({ Type: 'Pass', End: true });
    const refused = (body: JsonObject): Promise<string> => test.refused('TestState', { roleArn: ROLE, ...body });
    expect(await refused({ definition: pass, mock: { result: '1' } })).toBe('ValidationException');
    expect(await refused({ definition: pass, context: '{}' })).toBe('ValidationException');
    expect(await refused({ definition: JSON.stringify(task), mock: {} })).toBe('ValidationException');
    expect(await refused({ definition: JSON.stringify(map) })).toBe('ValidationException');
    const mock = { result: '1', fieldValidationMode: 'SOME' };
    expect(await refused({ definition: JSON.stringify(task), mock })).toBe('ValidationException');
  });

  describe('holds a mocked result against the model of its API', () => {
    const tested = async (resource: string, result: unknown, mode?: string): Promise<string> => {
      const state = { QueryLanguage: 'JSONata', Type: 'Task', Resource: resource, Arguments: ARGUMENTS, End: true };
      const mock = { result: JSON.stringify(result), ...(mode === undefined ? {} : { fieldValidationMode: mode }) };
      const answer = await test.engine.handle('AWSStepFunctions.TestState', {
        definition: JSON.stringify(state),
        mock,
      });
      return String(answer.body.status ?? answer.body.message ?? answer.body.__type);
    };
    const task = (name: string): string => `arn:aws:states:::${name}`;
    const sent = { Successful: [{ Id: 'a', MessageId: 'm', MD5OfMessageBody: 'x' }], Failed: [] };

    it('wants required members unless only those that are present matter', async () => {
      const batch = task('aws-sdk:sqs:sendMessageBatch');
      expect(await tested(batch, sent)).toBe('SUCCEEDED');
      const { Failed: _, ...partial } = sent;
      expect(await tested(batch, partial)).toContain("(STRICT): 'Failed' is required");
      expect(await tested(batch, { ...sent, Successful: [{ Id: 'a' }] }, 'STRICT')).toContain(
        "'Successful[0].MessageId' is required, 'Successful[0].MD5OfMessageBody' is required",
      );
      expect(await tested(batch, partial, 'PRESENT')).toBe('SUCCEEDED');
      expect(await tested(batch, {}, 'PRESENT')).toBe('SUCCEEDED');
    });

    it('wants every member to be of its type, however deep, unless nothing is to be checked', async () => {
      const get = task('dynamodb:getItem');
      expect(await tested(get, { Item: { id: { S: 'x' }, tags: { L: [{ N: '1' }] }, on: { BOOL: true } } })).toBe(
        'SUCCEEDED',
      );
      const wrong = { Item: { id: { S: 1 }, tags: { L: [{ N: 1 }] } } };
      for (const mode of ['STRICT', 'PRESENT'])
        expect(await tested(get, wrong, mode)).toContain("'Item.id.S' must be a string, 'Item.tags.L[0].N' must be");
      expect(await tested(get, wrong, 'NONE')).toBe('SUCCEEDED');
      expect(await tested(get, 7)).toContain('the result must be an object');
    });

    it('takes what optimized integrations make of an answer', async () => {
      expect(await tested(task('lambda:invoke'), { Payload: { any: 1 }, StatusCode: 200 })).toBe('SUCCEEDED');
      expect(await tested(task('aws-sdk:lambda:invoke'), { Payload: { any: 1 } })).toContain("'Payload' must be");
      expect(await tested(task('events:putEvents'), { Entries: {} })).toContain("'Entries' must be an array");
      const ended = { ExecutionArn: 'a', StateMachineArn: 'm', StartDate: 1, Status: 'SUCCEEDED', Output: { n: 1 } };
      expect(await tested(task('states:startExecution.sync:2'), ended)).toBe('SUCCEEDED');
      expect(await tested(task('states:startExecution.sync'), ended)).toContain("'Output' must be a string");
      expect(await tested(task('states:startExecution'), { ExecutionArn: 'a' })).toContain("'StartDate' is required");
    });

    it('knows no model of functions, tokens and HTTP, and says so of services it has none of', async () => {
      expect(await tested(functionArn('echo'), 7)).toBe('SUCCEEDED');
      expect(await tested(task('http:invoke'), { StatusCode: 'x' })).toBe('SUCCEEDED');
      expect(await tested(task('lambda:invoke.waitForTaskToken'), 7)).toBe('SUCCEEDED');
      expect(await tested(task('aws-sdk:rekognition:detectLabels'), {})).toContain('no model of aws-sdk:rekognition');
      expect(await tested(task('aws-sdk:rekognition:detectLabels'), {}, 'NONE')).toBe('SUCCEEDED');
    });
  });

  it('sees the context that comes with a mock', async () => {
    const definition = JSON.stringify({
      ...task,
      Arguments: '{% $states.context.Execution.Name %}',
      Output: '{% $states.context.Execution.Name %}',
    });
    const context = '{"Execution":{"Name":"mine"}}';
    expect(await run({ definition, context, mock: { result: '{}' } })).toMatchObject({ output: '"mine"' });
  });
});
