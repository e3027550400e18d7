import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Integrations } from './index.ts';
import type { Json, JsonObject } from './json.ts';
import { functionArn, integrationsOf, type TestEngine, testEngine } from './testing.ts';

const objects = new Map<string, string>();
let test: TestEngine;

const s3: Integrations['call'] = (service, action, parameters) => {
  const { Bucket, Key, Body } = parameters as { Bucket: string; Key: string; Body: string };
  if (service === 's3' && action === 'putObject') objects.set(`${Bucket}/${Key}`, Body);
  const found = objects.get(`${Bucket}/${Key}`);
  if (found === undefined)
    return Promise.reject(Object.assign(new Error('The specified key does not exist.'), { name: 'NoSuchKey' }));
  return Promise.resolve({ Body: found });
};

beforeEach(async () => {
  objects.clear();
  const functions = {
    work: (input: Json) => {
      if ((input as JsonObject).bad) throw Object.assign(new Error('bad item'), { name: 'BadItem' });
      return { did: input };
    },
  };
  test = await testEngine(functions, { integrations: integrationsOf(functions, { call: s3 }) });
});
afterEach(() => test.close());

const distributed = (fields: object): JsonObject => ({
  QueryLanguage: 'JSONata',
  StartAt: 'M',
  States: {
    M: {
      Type: 'Map',
      Label: 'items',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'T',
        States: {
          T: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Arguments: { FunctionName: functionArn('work'), Payload: '{% $states.input %}' },
            Output: '{% $states.result.Payload.did %}',
            End: true,
          },
        },
      },
      End: true,
      ...fields,
    },
  },
});

describe('a distributed map', () => {
  it('runs each item as an execution of its own and gathers their outputs in order', async () => {
    const done = await test.run(
      distributed({ Items: '{% $states.input.list %}', ItemSelector: { n: '{% $states.context.Map.Item.Value %}' } }),
      { list: [3, 1, 2] },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED', output: '[{"n":3},{"n":1},{"n":2}]' });
    expect(await test.types(String(done.executionArn))).toEqual([
      'ExecutionStarted',
      'MapStateEntered',
      'MapStateStarted',
      'MapRunStarted',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
    const { mapRuns } = (await test.call('ListMapRuns', { executionArn: String(done.executionArn) })) as {
      mapRuns: { mapRunArn: string }[];
    };
    const run = await test.call('DescribeMapRun', { mapRunArn: mapRuns[0]?.mapRunArn ?? '' });
    expect(run).toMatchObject({ status: 'SUCCEEDED', executionCounts: { succeeded: 3, total: 3, failed: 0 } });
    const { executions } = (await test.call('ListExecutions', { mapRunArn: mapRuns[0]?.mapRunArn ?? '' })) as {
      executions: Json[];
    };
    expect(executions).toHaveLength(3);
  });

  it('reads CSV from S3, batches it and writes the results', async () => {
    objects.set('in/items.csv', 'id,name\n1,"a, b"\n2,c\n3,d\n');
    const done = await test.run(
      distributed({
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
          Arguments: { Bucket: 'in', Key: 'items.csv' },
        },
        ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { by: 'test' } },
        ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'out', Prefix: 'r' } },
      }),
    );
    const output = JSON.parse(String(done.output)) as { ResultWriterDetails: { Bucket: string; Key: string } };
    const manifest = JSON.parse(objects.get(`out/${output.ResultWriterDetails.Key}`) ?? '') as {
      ResultFiles: { SUCCEEDED: { Key: string }[] };
    };
    const results = JSON.parse(objects.get(`out/${manifest.ResultFiles.SUCCEEDED[0]?.Key ?? ''}`) ?? '') as {
      Output: string;
    }[];
    expect(results.map((result) => JSON.parse(result.Output) as Json)).toEqual([
      {
        BatchInput: { by: 'test' },
        Items: [
          { id: '1', name: 'a, b' },
          { id: '2', name: 'c' },
        ],
      },
      { BatchInput: { by: 'test' }, Items: [{ id: '3', name: 'd' }] },
    ]);
  });

  it('fails when more items fail than are tolerated', async () => {
    const items = { list: [{ bad: 1 }, { bad: 1 }, { ok: 1 }, { ok: 2 }] };
    const strict = await test.run(distributed({ Items: '{% $states.input.list %}', ToleratedFailureCount: 1 }), items);
    expect(strict).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
    const tolerant = await test.run(
      distributed({ Items: '{% $states.input.list %}', ToleratedFailurePercentage: 50 }),
      items,
    );
    expect(tolerant).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('reads no more items than it is told, by path or expression', async () => {
    objects.set('in/items.json', '[1,2,3,4]');
    const source = { Bucket: 'in', Key: 'items.json' };
    const reader = { Resource: 'arn:aws:states:::s3:getObject', Arguments: source };
    const limited = { ...reader, ReaderConfig: { InputType: 'JSON', MaxItems: '{% $states.input.most %}' } };
    const done = await test.run(distributed({ ItemReader: limited }), { most: 2 });
    expect(done).toMatchObject({ status: 'SUCCEEDED', output: '[1,2]' });
    const state = {
      Type: 'Map',
      ItemReader: {
        Resource: reader.Resource,
        Parameters: source,
        ReaderConfig: { InputType: 'JSON', MaxItemsPath: '$.most' },
      },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'I',
        States: { I: { Type: 'Pass', End: true } },
      },
      End: true,
    };
    const jsonpath = { StartAt: 'M', States: { M: state } };
    expect(await test.run(jsonpath, { most: 3 })).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3]' });
    expect(await test.run(jsonpath, { most: 'all' })).toMatchObject({
      status: 'FAILED',
      cause: expect.stringContaining(
        'The MaxItemsPath field refers to value "all" which is not a valid integer: $.most',
      ) as string,
    });
  });

  it('fails with States.ItemReaderFailed where the items cannot be read', async () => {
    const reader = { Resource: 'arn:aws:states:::s3:getObject', Arguments: { Bucket: 'in', Key: 'nothing' } };
    expect(await test.run(distributed({ ItemReader: reader }))).toMatchObject({
      status: 'FAILED',
      error: 'States.ItemReaderFailed',
    });
  });

  it.each(['STANDARD', 'EXPRESS'])(
    'goes on with its %s children that did not succeed when it is redriven',
    async (type) => {
      const seen: Json[] = [];
      let broken = true;
      const engine = await testEngine({
        work: (input) => {
          seen.push(input);
          if (broken && input === 2) throw Object.assign(new Error('no'), { name: 'Broken' });
          return input;
        },
      });
      const state: JsonObject = { Type: 'Task', Resource: functionArn('work'), End: true };
      const processor = {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type },
        StartAt: 'I',
        States: { I: state },
      };
      const executionArn = await engine.start(
        await engine.create({
          QueryLanguage: 'JSONata',
          StartAt: 'M',
          States: { M: { Type: 'Map', Items: [1, 2, 3], MaxConcurrency: 1, ItemProcessor: processor, End: true } },
        }),
      );
      expect(await engine.finish(executionArn)).toMatchObject({ status: 'FAILED' });
      broken = false;
      await engine.call('RedriveExecution', { executionArn });
      expect(await engine.finish(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3]' });
      // What succeeded was not run again; what had not begun has begun.
      expect(seen).toEqual([1, 2, 2, 3]);
      const { mapRuns } = (await engine.call('ListMapRuns', { executionArn })) as { mapRuns: { mapRunArn: string }[] };
      expect(mapRuns).toHaveLength(1);
      const mapRunArn = mapRuns[0]?.mapRunArn ?? '';
      expect(await engine.call('DescribeMapRun', { mapRunArn })).toMatchObject({
        status: 'SUCCEEDED',
        redriveCount: 1,
        itemCounts: { succeeded: 3, failed: 0, total: 3, pendingRedrive: 0 },
      });
      const types = await engine.types(executionArn);
      expect(types.slice(types.indexOf('MapRunFailed'))).toEqual([
        'MapRunFailed',
        'MapStateFailed',
        'ExecutionFailed',
        'ExecutionRedriven',
        'MapRunRedriven',
        'MapRunSucceeded',
        'MapStateSucceeded',
        'MapStateExited',
        'ExecutionSucceeded',
      ]);
      await engine.close();
    },
  );

  it('is stopped after a restart where its execution has ended without it', async () => {
    const engine = await testEngine({});
    const processor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 60, End: true } },
    };
    const map = { Type: 'Map', Items: [1], ItemProcessor: processor, End: true };
    const executionArn = await engine.start(
      await engine.create({ QueryLanguage: 'JSONata', StartAt: 'M', States: { M: map } }),
    );
    const mapRunArn = await engine.until(async () => {
      const { mapRuns } = (await engine.call('ListMapRuns', { executionArn })) as { mapRuns: { mapRunArn: string }[] };
      return mapRuns[0]?.mapRunArn;
    });
    const describe = (): Promise<JsonObject> => engine.call('DescribeMapRun', { mapRunArn });
    await engine.until(async () => ((await describe()).executionCounts as JsonObject).running === 1);
    await engine.reopen(() => {
      const db = new DatabaseSync(engine.dataFile);
      db.exec("UPDATE executions SET status = 'ABORTED', stopped = started, due = NULL WHERE map_run IS NULL");
      db.close();
    });
    await engine.until(async () => (await describe()).status === 'ABORTED');
    await engine.until(async () => ((await describe()).executionCounts as JsonObject).aborted === 1);
    await engine.close();
  });

  it('that was stopped with its execution goes on when that is redriven', async () => {
    const engine = await testEngine({});
    const processor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 60, End: true } },
    };
    const map = { Type: 'Map', Items: [1, 2], ItemProcessor: processor, End: true };
    const executionArn = await engine.start(
      await engine.create({ QueryLanguage: 'JSONata', StartAt: 'M', States: { M: map } }),
    );
    const mapRunArn = await engine.until(async () => {
      const { mapRuns } = (await engine.call('ListMapRuns', { executionArn })) as { mapRuns: { mapRunArn: string }[] };
      return mapRuns[0]?.mapRunArn;
    });
    const counts = async (): Promise<JsonObject> =>
      (await engine.call('DescribeMapRun', { mapRunArn })).executionCounts as JsonObject;
    await engine.until(async () => (await counts()).running === 2);
    await engine.call('StopExecution', { executionArn });
    await engine.call('RedriveExecution', { executionArn });
    await engine.until(async () => (await engine.call('DescribeMapRun', { mapRunArn })).redriveCount === 1);
    await engine.until(async () => (await counts()).running === 2);
    await engine.reopen();
    await engine.engine.clock.advance(60_000);
    expect(await engine.finish(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '[1,2]' });
    expect(await counts()).toMatchObject({ succeeded: 2, aborted: 0, total: 2 });
    // Nor is it kept longer than its execution.
    await engine.engine.clock.advance(91 * 86_400_000);
    expect(await engine.engine.compact(90 * 86_400_000)).toBe(3);
    expect(await engine.refused('DescribeMapRun', { mapRunArn })).toBe('ResourceNotFound');
    await engine.close();
  });
});
