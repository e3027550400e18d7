import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { type Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { FunctionEntry } from '../bundles.ts';
import type { Statement } from '../capabilities/capability.ts';
import type { StageConfig } from '../config.ts';
import { LeastPrivilegeRole } from '../constructs/least-privilege-role.ts';
import { PlatformStateMachines } from '../constructs/platform-state-machines.ts';
import { deliverLogsAndTraces } from '../constructs/state-machine-statements.ts';
import type { Names } from '../names.ts';

export interface WorkflowsStackProps extends StackProps {
  readonly config: StageConfig;
  readonly names: Names;
  readonly entries: readonly FunctionEntry[];
  /** Folder of the platform's own workflows. */
  readonly platformWorkflows: string;
}

/** What tenant state machines are created with (role, log group), and the platform's own state machines. */
export class WorkflowsStack extends Stack {
  readonly processRole: Role;
  readonly processLogGroup: LogGroup;
  /** ARN of `<context>-tasks` by context: the functions that a state machine may call. */
  readonly taskFunctions: Readonly<Record<string, string>>;

  constructor(
    scope: Construct,
    id: string,
    { config, names, entries, platformWorkflows, ...props }: WorkflowsStackProps,
  ) {
    super(scope, id, props);
    this.taskFunctions = names.functionArns(this, entries, 'tasks');
    this.processLogGroup = new LogGroup(this, 'ProcessLogs', {
      logGroupName: names.stateMachineLogGroup,
      retention: config.logRetentionDays,
      removalPolicy: config.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.processRole = new LeastPrivilegeRole(this, 'ProcessRole', {
      roleName: names.stateMachineRole,
      description: 'What the state machines of published processes may do',
      assumedBy: this.#statesOfThisAccount(names),
      statements: [
        ...invokeTasks(Object.values(this.taskFunctions)),
        ...this.#runSubprocesses(names),
        ...deliverLogsAndTraces,
      ],
    });
    new PlatformStateMachines(this, 'Platform', {
      config,
      names,
      folder: platformWorkflows,
      taskFunctions: this.taskFunctions,
    });
  }

  /** Only Step Functions acting for this account's own process machines may take the role (no confused deputy). */
  #statesOfThisAccount = (names: Names): ServicePrincipal =>
    new ServicePrincipal('states.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': this.account },
        ArnLike: { 'aws:SourceArn': names.stateMachineArn(this, '*') },
      },
    });

  #runSubprocesses = (names: Names): Statement[] => [
    {
      actions: ['states:StartExecution'],
      resources: [names.stateMachineArn(this, '*')],
      wildcardReason: 'a subprocess may be any published process: their state machines share a prefix, not a list',
    },
    {
      actions: ['states:DescribeExecution', 'states:StopExecution'],
      resources: [names.executionArn(this)],
      wildcardReason: 'executions are named when they start; the ARN is bound to the state machines of the prefix',
    },
    {
      // Step Functions waits for a nested execution (.sync) with a rule of its own, of this fixed name.
      actions: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
      resources: [
        this.formatArn({
          service: 'events',
          resource: 'rule',
          resourceName: 'StepFunctionsGetEventsForStepFunctionsExecutionRule',
        }),
      ],
    },
  ];
}

const invokeTasks = (functionArns: string[]): Statement[] =>
  functionArns.length === 0 ? [] : [{ actions: ['lambda:InvokeFunction'], resources: functionArns }];
