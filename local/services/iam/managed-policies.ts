import { AwsCallError } from '#local/services/contract.ts';
import { type PolicyStatement, parsePolicyDocument } from './policy/document.ts';

const logs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const networkInterfaces = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];
const traces = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:GetSamplingStatisticSummaries',
];

/** AWS's own policies that templates of functions name, by the end of their ARN. */
const actions: Record<string, string[]> = {
  'service-role/AWSLambdaBasicExecutionRole': logs,
  'service-role/AWSLambdaVPCAccessExecutionRole': [...logs, ...networkInterfaces],
  'service-role/AWSLambdaSQSQueueExecutionRole': [
    ...logs,
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
  ],
  'service-role/AWSLambdaDynamoDBExecutionRole': [
    ...logs,
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
  ],
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs': [
    ...logs,
    'logs:DescribeLogGroups',
    'logs:DescribeLogStreams',
    'logs:GetLogEvents',
    'logs:FilterLogEvents',
  ],
  AWSXRayDaemonWriteAccess: traces,
  AWSXrayWriteOnlyAccess: traces,
  CloudWatchLambdaInsightsExecutionRolePolicy: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
  AdministratorAccess: ['*'],
};

/** Statements of an AWS managed policy. One that is not listed is refused: to guess its contents could let anything pass. */
export function awsManagedPolicy(arn: string): PolicyStatement[] {
  const name = /^arn:[\w-]+:iam::aws:policy\/(.+)$/.exec(arn)?.[1] ?? arn;
  const allowed = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!allowed)
    throw new AwsCallError('UnsupportedOperation', `The managed policy ${arn} is not covered by the local cloud`);
  return parsePolicyDocument({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: allowed, Resource: '*' } });
}
