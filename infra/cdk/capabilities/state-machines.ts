import type { Grant, GrantScope } from './capability.ts';

const publishActions = [
  'states:CreateStateMachine',
  'states:UpdateStateMachine',
  'states:DescribeStateMachine',
  'states:DeleteStateMachine',
  'states:PublishStateMachineVersion',
  'states:ListStateMachineVersions',
  'states:DeleteStateMachineVersion',
  'states:CreateStateMachineAlias',
  'states:UpdateStateMachineAlias',
  'states:DescribeStateMachineAlias',
  'states:ListStateMachineAliases',
  'states:DeleteStateMachineAlias',
  'states:TagResource',
];

/** Publishing processes: tenant state machines, with the one role and log group that they may have. */
export const stateMachines = ({ scope, names, workflows, taskFunctions }: GrantScope): Grant => ({
  environment: {
    STATE_MACHINE_PREFIX: names.stateMachinePrefix,
    STATE_MACHINE_ROLE_ARN: workflows.processRole.roleArn,
    STATE_MACHINE_LOG_GROUP_ARN: workflows.processLogGroup.logGroupArn,
    TASK_FUNCTIONS: JSON.stringify(taskFunctions),
  },
  statements: [
    {
      actions: publishActions,
      resources: [names.stateMachineArn(scope, '*')],
      wildcardReason: 'tenants publish processes at any time: their state machines share a prefix, not a list',
    },
    {
      actions: ['iam:PassRole'],
      resources: [workflows.processRole.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'states.amazonaws.com' } },
    },
  ],
});

/** Starting, watching, stopping and redriving the executions of tenant state machines. */
export const executions = ({ scope, names }: GrantScope): Grant => ({
  environment: { STATE_MACHINE_PREFIX: names.stateMachinePrefix },
  statements: [
    {
      actions: ['states:StartExecution', 'states:DescribeStateMachine', 'states:DescribeStateMachineAlias'],
      resources: [names.stateMachineArn(scope, '*')],
      wildcardReason: 'any published process may be started: their state machines share a prefix, not a list',
    },
    {
      actions: [
        'states:DescribeExecution',
        'states:GetExecutionHistory',
        'states:StopExecution',
        'states:RedriveExecution',
        'states:DescribeStateMachineForExecution',
      ],
      resources: [names.executionArn(scope)],
      wildcardReason: 'executions are named when they start; the ARN is bound to the state machines of the prefix',
    },
  ],
});

/** Answering the task tokens that tenant state machines wait for. */
export const taskTokens = ({ scope, names }: GrantScope): Grant => ({
  statements: [
    {
      actions: ['states:SendTaskSuccess', 'states:SendTaskFailure', 'states:SendTaskHeartbeat'],
      resources: [names.stateMachineArn(scope, '*')],
      wildcardReason: 'a token may belong to any published process: their state machines share a prefix, not a list',
    },
  ],
});
