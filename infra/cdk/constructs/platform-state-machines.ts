import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RemovalPolicy } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import type { Names } from '../names.ts';
import { LeastPrivilegeRole } from './least-privilege-role.ts';
import { deliverLogsAndTraces } from './state-machine-statements.ts';

export interface PlatformStateMachinesProps {
  readonly config: StageConfig;
  readonly names: Names;
  /** `state-machines/platform`: a folder per machine with `definition.asl.json`. */
  readonly folder: string;
  /** ARN of `<context>-tasks` by context. A definition names one as `${<context>TasksArn}`. */
  readonly taskFunctions: Readonly<Record<string, string>>;
}

/** The platform's own workflows, from their files. Each may call the task functions that its definition names, no other. */
export class PlatformStateMachines extends Construct {
  constructor(scope: Construct, id: string, props: PlatformStateMachinesProps) {
    super(scope, id);
    for (const name of machinesIn(props.folder)) this.#machine(name, props);
  }

  #machine(name: string, { config, names, folder, taskFunctions }: PlatformStateMachinesProps): void {
    const definitionString = readFileSync(join(folder, name, 'definition.asl.json'), 'utf8');
    const called = calledFunctions(name, definitionString, taskFunctions);
    const logs = new LogGroup(this, `${name}-logs`, {
      logGroupName: `/aws/vendedlogs/states/${names.platformStateMachine(name)}`,
      retention: config.logRetentionDays,
      removalPolicy: config.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const role = new LeastPrivilegeRole(this, `${name}-role`, {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      description: `What the platform's workflow ${name} may do`,
      statements: [
        ...Object.values(called).map((arn) => ({ actions: ['lambda:InvokeFunction'], resources: [arn] })),
        ...deliverLogsAndTraces,
      ],
    });
    new CfnStateMachine(this, name, {
      stateMachineName: names.platformStateMachine(name),
      roleArn: role.roleArn,
      definitionString,
      definitionSubstitutions: called,
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: false,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: logs.logGroupArn } }],
      },
      tracingConfiguration: { enabled: true },
    });
  }
}

const machinesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => existsSync(join(folder, name, 'definition.asl.json')))
        .sort()
    : [];

/** The variables of a definition (DefinitionSubstitutions) with their ARNs. One that names no existing function is refused. */
function calledFunctions(
  machine: string,
  definition: string,
  taskFunctions: Readonly<Record<string, string>>,
): Record<string, string> {
  const variables = new Set(definition.match(/\$\{\w+\}/g) ?? []);
  return Object.fromEntries(
    [...variables].map((variable) => {
      const context = /^\$\{(\w+)TasksArn\}$/.exec(variable)?.[1];
      const arn = context && taskFunctions[context];
      if (!arn) {
        throw new Error(
          `state-machines/platform/${machine}: ${variable} names no tasks function. Known: ${Object.keys(taskFunctions)
            .map((name) => `\${${name}TasksArn}`)
            .join(', ')}.`,
        );
      }
      return [variable.slice(2, -1), arn];
    }),
  );
}
