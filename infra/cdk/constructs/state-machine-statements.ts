import type { Statement } from '../capabilities/capability.ts';

/** What the role of any state machine needs so that its logs and traces arrive. */
export const deliverLogsAndTraces: readonly Statement[] = [
  {
    actions: [
      'logs:CreateLogDelivery',
      'logs:GetLogDelivery',
      'logs:UpdateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:DescribeResourcePolicies',
      'logs:DescribeLogGroups',
    ],
    resources: ['*'],
    wildcardReason: 'CloudWatch Logs has no resource-level permissions for log delivery',
  },
  {
    actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'],
    resources: ['*'],
    wildcardReason: 'X-Ray has no resource-level permissions for writing traces',
  },
];
