import type { AwsRequest } from '#local/services/contract.ts';
import { type AccessMapper, parseJsonBody, textOf } from './access.ts';

function segments(request: AwsRequest): string[] {
  return request.path.split('/').filter(Boolean).map(decodeURIComponent);
}

/** `/2015-03-31/functions/{name}/invocations` and the reads beside it. */
export const lambdaAccess: AccessMapper = (request, names) => {
  const [, collection, reference, part] = segments(request);
  if (collection !== 'functions' || reference === undefined) return [{ action: 'lambda:ListFunctions', resource: '*' }];
  const bare = reference.startsWith('arn:') ? reference : `${names.arn('lambda')}function:${reference}`;
  const qualifier = request.query.get('Qualifier');
  const resource = qualifier === null ? bare : `${bare}:${qualifier}`;
  if (part === 'invocations') return [{ action: 'lambda:InvokeFunction', resource }];
  return [{ action: request.method === 'GET' ? 'lambda:GetFunction' : `lambda:${request.method}`, resource }];
};

export const sesAccess: AccessMapper = (request, names) => {
  const from = textOf(parseJsonBody(request).FromEmailAddress) ?? '*';
  const address = /<([^>]+)>/.exec(from)?.[1] ?? from;
  if (request.path === '/v2/email/outbound-emails')
    return [
      {
        action: 'ses:SendEmail',
        resource: `${names.arn('ses')}identity/${address}`,
        context: { 'ses:FromAddress': address },
      },
    ];
  return [{ action: `ses:${request.method} ${request.path}`, resource: '*' }];
};

const schedulerActions: Record<string, string> = { GET: 'Get', POST: 'Create', PUT: 'Update', DELETE: 'Delete' };

export const schedulerAccess: AccessMapper = (request, names) => {
  const [collection, name] = segments(request);
  const verb = schedulerActions[request.method] ?? request.method;
  if (collection === 'schedule-groups')
    return [
      {
        action: `scheduler:${name === undefined ? 'List' : verb}ScheduleGroup${name === undefined ? 's' : ''}`,
        resource: name === undefined ? '*' : `${names.arn('scheduler')}schedule-group/${name}`,
      },
    ];
  if (name === undefined) return [{ action: 'scheduler:ListSchedules', resource: '*' }];
  const body = parseJsonBody(request);
  const group = request.query.get('groupName') ?? textOf(body.GroupName) ?? 'default';
  const access = {
    action: `scheduler:${verb}Schedule`,
    resource: `${names.arn('scheduler')}schedule/${group}/${name}`,
  };
  const role = textOf((body.Target as Record<string, unknown> | undefined)?.RoleArn);
  if (role === undefined) return [access];
  return [
    access,
    { action: 'iam:PassRole', resource: role, context: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
  ];
};

export const bedrockAccess: AccessMapper = (request, names) => {
  const [, model = '*', operation = ''] = segments(request);
  const action =
    operation.endsWith('-stream') || operation.endsWith('response-stream')
      ? 'bedrock:InvokeModelWithResponseStream'
      : 'bedrock:InvokeModel';
  const resource = model.startsWith('arn:')
    ? model
    : `${names.arn('bedrock').replace(/[^:]*:$/, '')}:foundation-model/${model}`;
  return [{ action, resource }];
};

export const executeApiAccess: AccessMapper = (request, names) => {
  const [stage = '', , connection = ''] = segments(request);
  return [
    {
      action: 'execute-api:ManageConnections',
      resource: `${names.arn('execute-api')}*/${stage}/${request.method}/@connections/${connection}`,
    },
  ];
};

export const stsAccess: AccessMapper = (request) => {
  const role = new URLSearchParams(request.body.toString('utf8')).get('RoleArn') ?? request.query.get('RoleArn');
  return [{ action: `sts:${request.action ?? ''}`, resource: role ?? '*' }];
};
