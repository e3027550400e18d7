import type { AwsRequest } from '#local/services/contract.ts';
import type { Access, AccessMapper, Names } from './access.ts';
import { dynamodbAccess } from './dynamodb.ts';
import {
  eventsAccess,
  kmsAccess,
  logsAccess,
  secretsAccess,
  sqsAccess,
  ssmAccess,
  statesAccess,
} from './json-services.ts';
import {
  bedrockAccess,
  executeApiAccess,
  lambdaAccess,
  schedulerAccess,
  sesAccess,
  stsAccess,
} from './rest-services.ts';
import { s3Access } from './s3.ts';

const mappers: Record<string, AccessMapper> = {
  bedrock: bedrockAccess,
  dynamodb: dynamodbAccess,
  events: eventsAccess,
  'execute-api': executeApiAccess,
  kms: kmsAccess,
  lambda: lambdaAccess,
  logs: logsAccess,
  s3: s3Access,
  scheduler: schedulerAccess,
  secretsmanager: secretsAccess,
  ses: sesAccess,
  sqs: sqsAccess,
  ssm: ssmAccess,
  states: statesAccess,
  sts: stsAccess,
};

/** What a call asks IAM for. A service without a mapper asks for its action on everything. */
export function accessOf(request: AwsRequest, names: Names): Access[] {
  const mapper = Object.hasOwn(mappers, request.service) ? mappers[request.service] : undefined;
  if (mapper) return mapper(request, names);
  return [{ action: `${request.service}:${request.action ?? `${request.method} ${request.path}`}`, resource: '*' }];
}
