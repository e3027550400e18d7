import { describe, expect, it } from 'vitest';
import { declaredEntries } from '../bundles.ts';
import { allowStatements } from '../testing/statements.ts';
import { synthesize } from '../testing/synthesize.ts';

describe('the role of tenant state machines', () => {
  const { workflows } = synthesize();
  const statements = allowStatements(workflows);
  const resourcesOf = (action: string) =>
    statements.filter(({ actions }) => actions.includes(action)).flatMap(({ resources }) => resources);
  const here = (service: string) => `arn:<AWS::Partition>:${service}:<AWS::Region>:<AWS::AccountId>`;

  it('may call exactly the tasks functions', () => {
    const tasks = declaredEntries().filter(({ door }) => door === 'tasks');
    expect(resourcesOf('lambda:InvokeFunction')).toEqual(
      tasks.map(({ name }) => `${here('lambda')}:function:flowmaster-dev-${name}`),
    );
  });

  it('may start and stop only state machines of tenants', () => {
    expect(resourcesOf('states:StartExecution')).toEqual([`${here('states')}:stateMachine:flowmaster-dev-process-*`]);
    expect(resourcesOf('states:StopExecution')).toEqual([`${here('states')}:execution:flowmaster-dev-process-*:*`]);
  });

  it('may write the one rule that waiting for a nested execution takes', () => {
    expect(resourcesOf('events:PutRule')).toEqual([
      `${here('events')}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule`,
    ]);
  });

  it('is taken by Step Functions only, for state machines of tenants in this account', () => {
    workflows.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Principal: { Service: 'states.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
        ],
      },
    });
  });

  it('logs where CloudWatch needs no resource policy of ours', () => {
    workflows.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/aws/vendedlogs/states/flowmaster-dev-process',
      RetentionInDays: 14,
    });
  });
});
