import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { PASS, ROLE, type TestEngine, testEngine } from '../testing.ts';

let test: TestEngine;
const machineBody = (more: JsonObject = {}): JsonObject => ({
  name: 'm',
  roleArn: ROLE,
  definition: JSON.stringify(PASS),
  ...more,
});

beforeEach(async () => {
  test = await testEngine();
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
