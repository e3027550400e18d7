import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { declaredEntries } from '../bundles.ts';
import { contexts, tableOwners } from '../contexts.ts';
import { allowStatements } from '../testing/statements.ts';
import { synthesize } from '../testing/synthesize.ts';

const itemActions = /^dynamodb:(\w*Item|Query|Scan|ConditionCheck\w*)$/;

describe('the functions stack', () => {
  const { functions } = synthesize();
  const statements = allowStatements(functions);
  const entries = declaredEntries();
  const lambdas = Object.values(functions.findResources('AWS::Lambda::Function')) as {
    Properties: { FunctionName: string; Role: { 'Fn::GetAtt': [string] }; Environment: { Variables: object } };
  }[];
  const environmentOf = (name: string) =>
    lambdas.find(({ Properties }) => Properties.FunctionName === `flowmaster-dev-${name}`)?.Properties.Environment
      .Variables;

  it('runs every door on Node 24 and arm64, traced, with a log group that forgets', () => {
    functions.resourceCountIs('AWS::Lambda::Function', entries.length);
    functions.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
    });
    functions.resourceCountIs('AWS::Logs::LogGroup', entries.length);
    functions.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 14 });
  });

  it('gives every function a role of its own, which nothing adds to', () => {
    const roles = lambdas.map(({ Properties }) => Properties.Role['Fn::GetAtt'][0]);
    expect(new Set(roles).size).toBe(entries.length);
    functions.resourceCountIs('AWS::IAM::Policy', 0);
  });

  it('lets no function touch an item without saying which tenants’ keys', () => {
    const touching = statements.filter(({ actions }) => actions.some((action) => itemActions.test(action)));
    expect(touching.length).toBeGreaterThan(10);
    for (const { owner, condition } of touching) {
      const keys = (condition as { 'ForAllValues:StringLike'?: Record<string, string[]> } | undefined)?.[
        'ForAllValues:StringLike'
      ]?.['dynamodb:LeadingKeys'];
      expect(keys?.[0], owner).toMatch(/^TENANT#\*/);
      for (const key of keys ?? []) expect(key, owner).toMatch(/^[A-Z]+#\*(#[A-Z]+)?$/);
    }
  });

  it('allows no scan, which has no leading key to hold it to', () => {
    expect(statements.flatMap(({ actions }) => actions)).not.toContain('dynamodb:Scan');
  });

  it('lets only functions that sign in find users before their tenant', () => {
    const owners = statements
      .filter(({ condition }) => JSON.stringify(condition ?? {}).includes('LOGIN#*'))
      .map(({ owner }) => owner);
    for (const owner of owners) expect(owner).toMatch(/^Identity/);
  });

  it('tells a function only what its capabilities are about', () => {
    expect(Object.keys(environmentOf('events-outbox') ?? {}).sort()).toEqual([
      'EVENT_BUS_NAME',
      'NODE_OPTIONS',
      'POWERTOOLS_METRICS_NAMESPACE',
      'POWERTOOLS_SERVICE_NAME',
      'STAGE',
    ]);
    expect(environmentOf('processes-api')).toMatchObject({
      STATE_MACHINE_PREFIX: 'flowmaster-dev-process-',
      ARANGO_URL: { Ref: 'ArangoUrl' },
      ARANGO_DATABASE: 'flowmaster',
    });
  });

  it('passes only the process role, and only to Step Functions', () => {
    const passing = statements.filter(({ actions }) => actions.includes('iam:PassRole'));
    expect(passing.map(({ owner }) => owner)).toEqual([
      expect.stringMatching(/^ProcessesApi/),
      expect.stringMatching(/^ProcessesTasks/),
    ]);
    for (const { condition } of passing)
      expect(condition).toEqual({ StringEquals: { 'iam:PassedToService': 'states.amazonaws.com' } });
  });

  it('feeds consumers from a queue that repeats what fails, then keeps it', () => {
    const consuming = contexts.filter(({ subscribes, watchesExecutions }) => subscribes ?? watchesExecutions);
    const mappings = functions.findResources('AWS::Lambda::EventSourceMapping', {
      Properties: { ScalingConfig: { MaximumConcurrency: 10 }, FunctionResponseTypes: ['ReportBatchItemFailures'] },
    });
    expect(Object.keys(mappings)).toHaveLength(consuming.length);
    const queues = functions.findResources('AWS::SQS::Queue', {
      Properties: { RedrivePolicy: { maxReceiveCount: 5 }, SqsManagedSseEnabled: true },
    });
    expect(Object.keys(queues)).toHaveLength(consuming.length);
  });

  it('tells the executions context when the run of a tenant’s state machine ends', () => {
    functions.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: Match.absent(),
      EventPattern: {
        source: ['aws.states'],
        'detail-type': ['Step Functions Execution Status Change'],
        detail: {
          status: ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'],
          stateMachineArn: [{ prefix: Match.anyValue() }],
        },
      },
    });
  });

  it('publishes the outbox of every table, and keeps what it cannot publish', () => {
    const mappings = functions.findResources('AWS::Lambda::EventSourceMapping', {
      Properties: {
        BisectBatchOnFunctionError: true,
        DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
        FilterCriteria: {
          Filters: [{ Pattern: '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"entity":{"S":["outbox"]}}}}' }],
        },
        StartingPosition: 'TRIM_HORIZON',
      },
    });
    expect(Object.keys(mappings)).toHaveLength(tableOwners.length);
  });

  it.each(['graph-outbox.sweep', 'executions.recover', 'tasks.due-sweep'])('runs %s every minute', (operation) => {
    functions.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      Targets: [Match.objectLike({ Input: JSON.stringify({ operation }) })],
    });
  });
});
