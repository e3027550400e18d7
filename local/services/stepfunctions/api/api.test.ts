import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import { ACCOUNT, functionArn, REGION, ROLE, type TestEngine, testEngine } from '../testing.ts';

let test: TestEngine;
const PASS: JsonObject = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
const WAIT: JsonObject = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3600, End: true } } };
const machineBody = (more: JsonObject = {}): JsonObject => ({
  name: 'm',
  roleArn: ROLE,
  definition: JSON.stringify(PASS),
  ...more,
});

beforeEach(async () => {
  test = await testEngine({
    echo: (input) => input,
    boom: () => {
      throw Object.assign(new Error('boom'), { name: 'Boom' });
    },
  });
});
afterEach(() => test.close());

describe('state machines', () => {
  it('creates the same machine again without complaint, and refuses another of its name', async () => {
    const first = await test.call('CreateStateMachine', machineBody());
    expect(await test.call('CreateStateMachine', machineBody({ roleArn: `${ROLE}2` }))).toEqual(first);
    expect(await test.refused('CreateStateMachine', machineBody({ definition: JSON.stringify(PASS, null, 1) }))).toBe(
      'StateMachineAlreadyExists',
    );
  });

  it('refuses names, definitions and roles that AWS refuses', async () => {
    expect(await test.refused('CreateStateMachine', machineBody({ name: 'a b' }))).toBe('InvalidName');
    expect(await test.refused('CreateStateMachine', machineBody({ name: 'x'.repeat(81) }))).toBe('ValidationException');
    expect(await test.refused('CreateStateMachine', machineBody({ definition: '{' }))).toBe('InvalidDefinition');
    expect(await test.refused('CreateStateMachine', machineBody({ roleArn: 'nobody' }))).toBe('InvalidArn');
    expect(await test.refused('CreateStateMachine', { name: 'm' })).toBe('ValidationException');
    expect(await test.refused('CreateStateMachine', machineBody({ surprise: 1 }))).toBe('UnsupportedOperation');
    expect(
      await test.refused('DescribeStateMachine', {
        stateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:none',
      }),
    ).toBe('StateMachineDoesNotExist');
    expect(await test.refused('DescribeStateMachine', { stateMachineArn: 'none' })).toBe('InvalidArn');
  });

  it('publishes versions, routes aliases to them and starts what they point at', async () => {
    const created = await test.call('CreateStateMachine', machineBody({ publish: true, versionDescription: 'one' }));
    const stateMachineArn = String(created.stateMachineArn);
    const one = String(created.stateMachineVersionArn);
    const changed = JSON.stringify({ ...PASS, Comment: 'two' });
    const updated = await test.call('UpdateStateMachine', { stateMachineArn, definition: changed, publish: true });
    const two = String(updated.stateMachineVersionArn);
    expect([one, two]).toEqual([`${stateMachineArn}:1`, `${stateMachineArn}:2`]);
    expect(await test.call('DescribeStateMachine', { stateMachineArn: one })).toMatchObject({
      definition: JSON.stringify(PASS),
      description: 'one',
    });
    const routing = (versionArn: string, weight: number): JsonObject => ({
      stateMachineVersionArn: versionArn,
      weight,
    });
    const { stateMachineAliasArn } = await test.call('CreateStateMachineAlias', {
      name: 'active',
      routingConfiguration: [routing(one, 100)],
    });
    const alias = String(stateMachineAliasArn);
    const execution = await test.finish(await test.start(alias));
    expect(execution).toMatchObject({ stateMachineVersionArn: one, stateMachineAliasArn: alias });
    await test.call('UpdateStateMachineAlias', {
      stateMachineAliasArn: alias,
      routingConfiguration: [routing(one, 0), routing(two, 100)],
    });
    expect(await test.finish(await test.start(alias))).toMatchObject({ stateMachineVersionArn: two });
    expect(await test.refused('DeleteStateMachineVersion', { stateMachineVersionArn: two })).toBe('ConflictException');
    expect(
      await test.refused('UpdateStateMachineAlias', {
        stateMachineAliasArn: alias,
        routingConfiguration: [routing(one, 50)],
      }),
    ).toBe('ValidationException');
    const { stateMachineVersions } = await test.call('ListStateMachineVersions', { stateMachineArn });
    expect((stateMachineVersions as JsonObject[]).map((version) => version.stateMachineVersionArn)).toEqual([two, one]);
    expect((await test.call('ListExecutions', { stateMachineArn: one })).executions).toHaveLength(1);
  });

  it('publishes an unchanged machine once, and only the revision that was meant', async () => {
    const { stateMachineArn } = await test.call('CreateStateMachine', machineBody());
    const body = { stateMachineArn: String(stateMachineArn) };
    const first = await test.call('PublishStateMachineVersion', { ...body, revisionId: 'INITIAL' });
    expect(await test.call('PublishStateMachineVersion', body)).toEqual(first);
    expect(await test.refused('PublishStateMachineVersion', { ...body, revisionId: 'another' })).toBe(
      'ConflictException',
    );
  });

  it('gives a new revision only where something changes', async () => {
    const stateMachineArn = await test.create(PASS);
    const update = (body: JsonObject): Promise<JsonObject> =>
      test.call('UpdateStateMachine', { stateMachineArn, ...body });
    expect((await update({ definition: JSON.stringify(PASS, null, 2) })).revisionId).toBeUndefined();
    const { revisionId } = await update({ definition: JSON.stringify({ ...PASS, Comment: 'changed' }) });
    expect(revisionId).toEqual(expect.any(String));
    expect((await update({ roleArn: ROLE })).revisionId).toBe(revisionId);
    expect((await update({ loggingConfiguration: { level: 'OFF', includeExecutionData: true } })).revisionId).not.toBe(
      revisionId,
    );
  });

  it('refuses aliases that route wrongly', async () => {
    const { stateMachineArn, stateMachineVersionArn: version } = (await test.call(
      'CreateStateMachine',
      machineBody({ name: 'routed', publish: true }),
    )) as Record<string, string>;
    const refusal = async (routes: [string, number][]): Promise<unknown> => {
      const routingConfiguration = routes.map(([stateMachineVersionArn, weight]) => ({
        stateMachineVersionArn,
        weight,
      }));
      const body = { name: 'live', routingConfiguration };
      return (await test.engine.handle('AWSStepFunctions.CreateStateMachineAlias', body)).body;
    };
    expect(await refusal([[version ?? '', 50]])).toMatchObject({
      __type: 'ValidationException',
      message: 'Sum of routing configuration weights must equal 100. Received: [50]',
    });
    expect(await refusal([[stateMachineArn ?? '', 100]])).toMatchObject({ __type: 'ValidationException' });
    expect(await refusal([[`${stateMachineArn ?? ''}:9`, 100]])).toMatchObject({ __type: 'ResourceNotFound' });
  });

  it('tags machines', async () => {
    const { stateMachineArn } = await test.call(
      'CreateStateMachine',
      machineBody({ tags: [{ key: 'a', value: '1' }] }),
    );
    const resourceArn = String(stateMachineArn);
    await test.call('TagResource', { resourceArn, tags: [{ key: 'b', value: '2' }] });
    await test.call('UntagResource', { resourceArn, tagKeys: ['a'] });
    await test.reopen();
    expect(await test.call('ListTagsForResource', { resourceArn })).toEqual({ tags: [{ key: 'b', value: '2' }] });
  });
});

describe('executions', () => {
  it('starts the same execution once for the same name and input while it runs', async () => {
    const machine = await test.create(WAIT);
    const body = { stateMachineArn: machine, name: 'n', input: '{"a":1}' };
    const first = await test.call('StartExecution', body);
    expect(await test.call('StartExecution', body)).toEqual(first);
    expect(await test.refused('StartExecution', { ...body, input: '{"a":2}' })).toBe('ExecutionAlreadyExists');
    await test.call('StopExecution', { executionArn: String(first.executionArn), error: 'E', cause: 'c' });
    expect(await test.refused('StartExecution', body)).toBe('ExecutionAlreadyExists');
    expect(await test.call('DescribeExecution', { executionArn: String(first.executionArn) })).toMatchObject({
      status: 'ABORTED',
      error: 'E',
      cause: 'c',
    });
    expect(await test.types(String(first.executionArn))).toEqual([
      'ExecutionStarted',
      'WaitStateEntered',
      'ExecutionAborted',
    ]);
  });

  it('refuses input that is no JSON or too large', async () => {
    const stateMachineArn = await test.create(PASS);
    expect(await test.refused('StartExecution', { stateMachineArn, input: '{' })).toBe('InvalidExecutionInput');
    expect(await test.refused('StartExecution', { stateMachineArn, input: JSON.stringify('x'.repeat(262_144)) })).toBe(
      'ValidationException',
    );
    const wide = JSON.stringify('ä'.repeat(200_000));
    expect(await test.refused('StartExecution', { stateMachineArn, input: wide })).toBe('InvalidExecutionInput');
    const deep = `${'['.repeat(1001)}${']'.repeat(1001)}`;
    expect(await test.refused('StartExecution', { stateMachineArn, input: deep })).toBe('InvalidExecutionInput');
  });

  it('pages its history forwards and backwards, with and without data', async () => {
    const executionArn = String((await test.run(PASS, { a: 1 })).executionArn);
    const all = await test.history(executionArn);
    const first = await test.call('GetExecutionHistory', { executionArn, maxResults: 3 });
    const second = await test.call('GetExecutionHistory', {
      executionArn,
      maxResults: 3,
      nextToken: first.nextToken as string,
    });
    expect([...(first.events as Json[]), ...(second.events as Json[])]).toEqual(all);
    expect(second.nextToken).toBeUndefined();
    const reversed = await test.call('GetExecutionHistory', { executionArn, reverseOrder: true });
    expect(reversed.events).toEqual(all.toReversed());
    const bare = await test.call('GetExecutionHistory', { executionArn, includeExecutionData: false });
    expect((bare.events as JsonObject[])[1]).toEqual({ ...all[1], stateEnteredEventDetails: { name: 'A' } });
  });

  it('lists by status and in pages, newest first', async () => {
    const machine = await test.create(PASS);
    const arns: string[] = [];
    for (const name of ['a', 'b', 'c'])
      arns.push(String((await test.finish(await test.start(machine, {}, name))).executionArn));
    const first = await test.call('ListExecutions', {
      stateMachineArn: machine,
      statusFilter: 'SUCCEEDED',
      maxResults: 2,
    });
    const second = await test.call('ListExecutions', {
      stateMachineArn: machine,
      statusFilter: 'SUCCEEDED',
      maxResults: 2,
      nextToken: first.nextToken as string,
    });
    const listed = [...(first.executions as JsonObject[]), ...(second.executions as JsonObject[])].map(
      (row) => row.executionArn,
    );
    expect(listed).toEqual(arns.toReversed());
    expect(
      (await test.call('ListExecutions', { stateMachineArn: machine, statusFilter: 'FAILED' })).executions,
    ).toEqual([]);
  });

  it('keeps the definition an execution started with', async () => {
    const machine = await test.create(WAIT);
    const executionArn = await test.start(machine);
    await test.call('UpdateStateMachine', { stateMachineArn: machine, definition: JSON.stringify(PASS) });
    expect(await test.call('DescribeStateMachineForExecution', { executionArn })).toMatchObject({
      definition: JSON.stringify(WAIT),
    });
  });

  it('redrives from the state that failed', async () => {
    const machine = await test.create({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'T' }, T: { Type: 'Task', Resource: functionArn('boom'), End: true } },
    });
    const executionArn = await test.start(machine);
    expect(await test.finish(executionArn)).toMatchObject({
      status: 'FAILED',
      redriveStatus: 'REDRIVABLE',
      redriveCount: 0,
    });
    await test.call('RedriveExecution', { executionArn });
    const again = await test.finish(executionArn);
    expect(again).toMatchObject({ status: 'FAILED', redriveCount: 1 });
    const types = await test.types(executionArn);
    expect(types.slice(types.indexOf('ExecutionRedriven'))).toEqual([
      'ExecutionRedriven',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionFailed',
      'ExecutionFailed',
    ]);
  });

  it('redrives only the branches that failed', async () => {
    let broken = true;
    const engine = await testEngine({
      good: () => 'good',
      bad: () => {
        if (broken) throw new Error('broken');
        return 'mended';
      },
    });
    const branch = (name: string): JsonObject => ({
      StartAt: name,
      States: { [name]: { Type: 'Task', Resource: functionArn(name), End: true } },
    });
    const executionArn = await engine.start(
      await engine.create({
        StartAt: 'P',
        States: {
          P: {
            Type: 'Parallel',
            Branches: [
              branch('good'),
              {
                StartAt: 'later',
                States: { later: { Type: 'Wait', Seconds: 60, Next: 'bad' }, ...(branch('bad').States as JsonObject) },
              },
            ],
            End: true,
          },
        },
      }),
    );
    await engine.engine.clock.advance(60_000);
    await engine.finish(executionArn);
    broken = false;
    await engine.call('RedriveExecution', { executionArn });
    expect(await engine.finish(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '["good","mended"]' });
    expect(
      (await engine.types(executionArn)).filter((type) => type === 'LambdaFunctionScheduled').length,
    ).toBeLessThanOrEqual(3);
    await engine.close();
  });

  it('runs express machines synchronously', async () => {
    const machine = await test.create(PASS, { type: 'EXPRESS' });
    expect(await test.call('StartSyncExecution', { stateMachineArn: machine, input: '{"a":1}' })).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"a":1}',
    });
    expect(await test.refused('StartSyncExecution', { stateMachineArn: await test.create(WAIT) })).toBe(
      'StateMachineTypeNotSupported',
    );
  });

  it('ends express executions after five minutes', async () => {
    const machine = await test.create(
      { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 400, End: true } } },
      { type: 'EXPRESS' },
    );
    const sync = test.call('StartSyncExecution', { stateMachineArn: machine });
    await test.until(() => Promise.resolve(test.engine.loaded === 0));
    await test.engine.clock.advance(300_000);
    expect(await sync).toMatchObject({
      status: 'TIMED_OUT',
      error: 'States.Timeout',
    });
  });

  it('announces every change of status', async () => {
    const { executionArn } = await test.run(PASS);
    await test.until(() => Promise.resolve(test.events.length === 2));
    expect(test.events.map(({ detail }) => [detail.executionArn, detail.status])).toEqual([
      [executionArn, 'RUNNING'],
      [executionArn, 'SUCCEEDED'],
    ]);
    expect(test.events[1]).toMatchObject({
      source: 'aws.states',
      resources: [executionArn],
      detail: { input: '{}', output: '{}', inputDetails: { included: true } },
    });
  });

  it('gives the space of old executions back', async () => {
    const { executionArn } = await test.run(PASS);
    await test.engine.clock.advance(91 * 86_400_000);
    expect(await test.engine.compact(90 * 86_400_000)).toBe(1);
    expect(await test.refused('DescribeExecution', { executionArn: String(executionArn) })).toBe(
      'ExecutionDoesNotExist',
    );
  });

  it('forgets the definitions that no execution needs any more, and takes them up again when one does', async () => {
    const machine = await test.create(PASS);
    await test.finish(await test.start(machine));
    await test.reopen();
    await test.engine.clock.advance(91 * 86_400_000);
    const kept = (): unknown => {
      const db = new DatabaseSync(test.dataFile, { readOnly: true });
      const { n } = db.prepare('SELECT count(*) AS n FROM definitions').get() as { n: number };
      db.close();
      return n;
    };
    expect(kept()).toBe(1);
    await test.engine.compact(90 * 86_400_000);
    expect(kept()).toBe(0);
    expect(await test.finish(await test.start(machine))).toMatchObject({ status: 'SUCCEEDED' });
    expect(kept()).toBe(1);
  });
});

describe('tasks and activities', () => {
  it('refuses tokens that were never given out', async () => {
    expect(await test.refused('SendTaskSuccess', { taskToken: 'x', output: '{}' })).toBe('InvalidToken');
    expect(
      await test.refused('SendTaskHeartbeat', {
        taskToken: Buffer.from('FMT1.99.0.AAAAAAAAAAAAAAAA').toString('base64url'),
      }),
    ).toBe('TaskTimedOut');
  });

  it('hands an activity task to a worker and takes its answer', async () => {
    const { activityArn } = await test.call('CreateActivity', { name: 'dig' });
    const machine = await test.create({
      StartAt: 'D',
      States: { D: { Type: 'Task', Resource: String(activityArn), HeartbeatSeconds: 60, End: true } },
    });
    const executionArn = await test.start(machine, { depth: 2 });
    const task = await test.call('GetActivityTask', { activityArn: String(activityArn), workerName: 'w1' });
    expect(task.input).toBe('{"depth":2}');
    await test.call('SendTaskHeartbeat', { taskToken: String(task.taskToken) });
    await test.call('SendTaskSuccess', { taskToken: String(task.taskToken), output: '"done"' });
    expect(await test.finish(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"done"' });
    expect(await test.types(executionArn)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'ActivityScheduled',
      'ActivityStarted',
      'ActivitySucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('fails a task whose activity does not exist, which can be caught', async () => {
    const activityArn = `arn:aws:states:${REGION}:${ACCOUNT}:activity:nobody`;
    const caught = { ErrorEquals: ['ActivityDoesNotExist'], Next: 'Z' };
    const machine = await test.create({
      StartAt: 'D',
      States: {
        D: { Type: 'Task', Resource: activityArn, Catch: [caught], End: true },
        Z: { Type: 'Pass', End: true },
      },
    });
    const executionArn = await test.start(machine);
    expect(await test.finish(executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      output: JSON.stringify({ Error: 'ActivityDoesNotExist', Cause: `Activity Does Not Exist: '${activityArn}'` }),
    });
    expect((await test.history(executionArn)).slice(2, 4)).toMatchObject([
      { type: 'ActivityScheduled' },
      { type: 'ActivityScheduleFailed', activityScheduleFailedEventDetails: { error: 'ActivityDoesNotExist' } },
    ]);
    await test.call('CreateActivity', { name: 'nobody' });
    const later = await test.start(machine);
    expect(await test.call('GetActivityTask', { activityArn })).toMatchObject({ input: '{}' });
    await test.call('StopExecution', { executionArn: later });
  });

  it('times a task out whose heartbeat fails to come', async () => {
    const { activityArn } = await test.call('CreateActivity', { name: 'dig' });
    const machine = await test.create({
      StartAt: 'D',
      States: { D: { Type: 'Task', Resource: String(activityArn), HeartbeatSeconds: 60, End: true } },
    });
    const executionArn = await test.start(machine);
    await test.engine.clock.advance(61_000);
    expect(await test.finish(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.HeartbeatTimeout' });
  });
});

describe('checking definitions', () => {
  const diagnose = async (definition: JsonObject): Promise<[string, string | undefined][]> => {
    const { diagnostics } = await test.call('ValidateStateMachineDefinition', {
      definition: JSON.stringify(definition),
    });
    return (diagnostics as { code: string; location?: string }[]).map(({ code, location }) => [code, location]);
  };

  it('names the missing target, the unreachable state and the missing end', async () => {
    expect(
      await diagnose({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'C' }, B: { Type: 'Pass', End: true } } }),
    ).toEqual([
      ['MISSING_TRANSITION_TARGET', '/States/A/Next'],
      ['MISSING_TRANSITION_TARGET', '/States/B'],
    ]);
    expect(await diagnose({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } })).toEqual([
      ['MISSING_END_STATE', undefined],
    ]);
  });

  it('refuses fields of the other query language, broken expressions and paths', async () => {
    const jsonata = (state: JsonObject): JsonObject => ({
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: { A: { Type: 'Pass', End: true, ...state } },
    });
    expect(await diagnose(jsonata({ InputPath: '$.a' }))).toEqual([
      ['SCHEMA_VALIDATION_FAILED', '/States/A/InputPath'],
    ]);
    expect(await diagnose(jsonata({ Output: '{% 1 + %}' }))).toEqual([
      ['SCHEMA_VALIDATION_FAILED', '/States/A/Output'],
    ]);
    expect(await diagnose(jsonata({ Output: '{% $states.result %}' }))).toEqual([
      ['SCHEMA_VALIDATION_FAILED', '/States/A/Output'],
    ]);
    expect(await diagnose({ StartAt: 'A', States: { A: { Type: 'Pass', InputPath: 'a', End: true } } })).toEqual([
      ['SCHEMA_VALIDATION_FAILED', '/States/A/InputPath'],
    ]);
    expect(
      await diagnose({ StartAt: 'A', States: { A: { Type: 'Pass', Parameters: { 'x.$': 'nope' }, End: true } } }),
    ).toEqual([['SCHEMA_VALIDATION_FAILED', '/States/A/Parameters']]);
  });
});
