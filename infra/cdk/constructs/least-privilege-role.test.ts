import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { describe, expect, it } from 'vitest';
import type { Statement } from '../capabilities/capability.ts';
import { LeastPrivilegeRole } from './least-privilege-role.ts';
import '../testing/no-schema-validation.ts';

const role = (stack: Stack, ...statements: Statement[]) =>
  new LeastPrivilegeRole(stack, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: 'a role',
    statements,
  });

describe('LeastPrivilegeRole', () => {
  it('writes its statements, conditions included, into one inline policy', () => {
    const stack = new Stack();
    role(stack, {
      actions: ['sqs:SendMessage'],
      resources: ['arn:q'],
      conditions: { Bool: { 'aws:SecureTransport': 'true' } },
    });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      Policies: [
        {
          PolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Action: 'sqs:SendMessage',
                Resource: 'arn:q',
                Condition: { Bool: { 'aws:SecureTransport': 'true' } },
              },
            ],
          },
        },
      ],
    });
  });

  it.each([
    ['resource', { actions: ['sqs:SendMessage'], resources: ['*'] }],
    ['action', { actions: ['sqs:*'], resources: ['arn:q'] }],
  ])('refuses a wildcard %s without a reason', (_, statement) => {
    expect(() => role(new Stack(), statement)).toThrow(/is a wildcard\. Name the resource, or add a wildcardReason/);
  });

  it('finds a wildcard in an ARN that is made of references', () => {
    const stack = new Stack();
    const resources = [stack.formatArn({ service: 'states', resource: 'stateMachine', resourceName: 'a-*' })];
    expect(() => role(stack, { actions: ['states:StartExecution'], resources })).toThrow(
      'Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:stateMachine/a-*',
    );
  });

  it('records the reason of a wildcard on the role', () => {
    const created = role(new Stack(), {
      actions: ['xray:PutTraceSegments'],
      resources: ['*'],
      wildcardReason: 'because',
    });
    const recorded = created.node.metadata.map(({ data }) => data as unknown);
    expect(JSON.stringify(recorded)).toContain('AwsSolutions-IAM5[Resource::*]":"because"');
  });
});
