import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { stageConfig } from '../config.ts';
import { Names } from '../names.ts';
import { PlatformStateMachines } from './platform-state-machines.ts';
import '../testing/no-schema-validation.ts';

function folderWith(machines: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'flowmaster-platform-'));
  for (const [name, definition] of Object.entries(machines)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'definition.asl.json'), definition);
  }
  return folder;
}

function template(machines: Record<string, string>): Template {
  const stack = new Stack();
  new PlatformStateMachines(stack, 'Platform', {
    config: stageConfig('dev'),
    names: new Names('dev'),
    folder: folderWith(machines),
    taskFunctions: { tasks: 'arn:tasks', executions: 'arn:executions' },
  });
  return Template.fromStack(stack);
}

describe('PlatformStateMachines', () => {
  const definition = '{"Resource":"${tasksTasksArn}"}';
  const housekeeping = template({ housekeeping: definition });

  it('creates a logged and traced machine per folder, with the functions that it names', () => {
    housekeeping.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      StateMachineName: 'flowmaster-dev-platform-housekeeping',
      DefinitionString: definition,
      DefinitionSubstitutions: { tasksTasksArn: 'arn:tasks' },
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
  });

  it('lets a machine call no other function', () => {
    housekeeping.hasResourceProperties('AWS::IAM::Role', {
      Policies: [
        {
          PolicyDocument: {
            Statement: Match.arrayWith([Match.objectLike({ Action: 'lambda:InvokeFunction', Resource: 'arn:tasks' })]),
          },
        },
      ],
    });
    expect(JSON.stringify(housekeeping)).not.toContain('arn:executions');
  });

  it('refuses a variable that names no function', () => {
    expect(() => template({ housekeeping: '{"Resource":"${payrollTasksArn}"}' })).toThrow(
      'state-machines/platform/housekeeping: ${payrollTasksArn} names no tasks function. Known: ${tasksTasksArn}, ${executionsTasksArn}.',
    );
  });

  it('creates nothing where there is no workflow', () => {
    template({}).resourceCountIs('AWS::StepFunctions::StateMachine', 0);
  });
});
