import { unknownResource } from '../policy/statement.ts';
import { type Access, type AccessMapper, type Names, objectsOf, parseJsonBody, textOf } from './access.ts';

const batchOf: Record<string, string> = {
  SendMessageBatch: 'SendMessage',
  DeleteMessageBatch: 'DeleteMessage',
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
};

export const sqsAccess: AccessMapper = (request, names) => {
  const body = parseJsonBody(request);
  const action = request.action ?? '';
  const arn = textOf(body.SourceArn);
  const name = textOf(body.QueueName) ?? textOf(body.QueueUrl)?.split('/').at(-1);
  const resource = arn ?? (name === undefined ? '*' : names.arn('sqs') + name);
  return [{ action: `sqs:${batchOf[action] ?? action}`, resource }];
};

function busArn(names: Names, bus: unknown): string {
  const name = textOf(bus) ?? 'default';
  return name.startsWith('arn:') ? name : `${names.arn('events')}event-bus/${name}`;
}

function ruleArn(names: Names, body: Record<string, unknown>, rule: string): string {
  const bus = textOf(body.EventBusName)?.split('/').at(-1);
  return `${names.arn('events')}rule/${bus === undefined || bus === 'default' ? '' : `${bus}/`}${rule}`;
}

/** Connections and API destinations have an id in their ARNs that only EventBridge knows. */
function httpArn(names: Names, action: string, body: Record<string, unknown>): string | undefined {
  const given =
    textOf(body.ApiDestinationArn) ?? (action === 'RetrieveConnectionCredentials' ? body.ConnectionArn : '');
  if (typeof given === 'string' && given !== '') return given;
  const kind = /(Connection|ApiDestination)$/.exec(action)?.[1];
  const name = textOf(body.Name);
  if (kind === undefined || name === undefined) return undefined;
  const path = `${kind === 'Connection' ? 'connection' : 'api-destination'}/${name}`;
  return names.lookup('events', path) ?? `${names.arn('events')}${path}/`;
}

export const eventsAccess: AccessMapper = (request, names) => {
  const body = parseJsonBody(request);
  const action = `events:${request.action ?? ''}`;
  if (request.action === 'PutEvents')
    return objectsOf(body.Entries).map((entry) => ({
      action,
      resource: busArn(names, entry.EventBusName),
      context: { 'events:source': textOf(entry.Source), 'events:detail-type': textOf(entry.DetailType) },
    }));
  const rule = textOf(body.Rule) ?? (request.action?.includes('Rule') ? textOf(body.Name) : undefined);
  if (rule !== undefined) return [{ action, resource: ruleArn(names, body, rule) }];
  const archive = textOf(body.ArchiveName);
  if (archive !== undefined) return [{ action, resource: `${names.arn('events')}archive/${archive}` }];
  const http = httpArn(names, request.action ?? '', body);
  if (http !== undefined) return [{ action, resource: http }];
  const replay = textOf(body.ReplayName);
  if (replay !== undefined) return [{ action, resource: `${names.arn('events')}replay/${replay}` }];
  return [{ action, resource: body.Name === undefined ? '*' : busArn(names, body.Name) }];
};

/** Answers to tasks name a token and not a machine. */
const byToken = new Set(['SendTaskSuccess', 'SendTaskFailure', 'SendTaskHeartbeat']);

export const statesAccess: AccessMapper = (request, names) => {
  const body = parseJsonBody(request);
  const action = `states:${request.action ?? ''}`;
  if (byToken.has(request.action ?? '')) return [{ action, resource: unknownResource }];
  const named = [
    'stateMachineArn',
    'executionArn',
    'stateMachineVersionArn',
    'stateMachineAliasArn',
    'activityArn',
    'mapRunArn',
    'resourceArn',
  ];
  if (request.action === 'InvokeHTTPEndpoint') return httpEndpoint(body);
  const arn = named.map((field) => textOf(body[field])).find((value) => value !== undefined);
  if (arn !== undefined) return [{ action, resource: arn }];
  const name = textOf(body.name);
  if (request.action === 'CreateStateMachine' && name !== undefined) {
    const access: Access[] = [{ action, resource: `${names.arn('states')}stateMachine:${name}` }];
    const role = textOf(body.roleArn);
    // Handing a role to a service is a permission of its own.
    return role === undefined ? access : [...access, passRole(role, 'states.amazonaws.com')];
  }
  if (request.action === 'CreateStateMachineAlias') {
    // It names no machine: the one whose versions the alias will point at is the resource.
    return aliasedMachines(body.routingConfiguration).map((resource) => ({ action, resource }));
  }
  if (request.action === 'CreateActivity' && name !== undefined)
    return [{ action, resource: `${names.arn('states')}activity:${name}` }];
  return [{ action, resource: '*' }];
};

/** The call of an HTTP task: a permission of its own, with conditions on where it goes. */
function httpEndpoint(body: Record<string, unknown>): Access[] {
  const context = { 'states:HTTPMethod': textOf(body.method), 'states:HTTPEndpoint': textOf(body.endpoint) };
  return [{ action: 'states:InvokeHTTPEndpoint', resource: textOf(body.stateMachineArn) ?? '*', context }];
}

function aliasedMachines(routing: unknown): string[] {
  const versions = Array.isArray(routing)
    ? routing.map((route: { stateMachineVersionArn?: unknown }) => textOf(route.stateMachineVersionArn))
    : [];
  const machines = versions.flatMap((arn) => (arn === undefined ? [] : [arn.replace(/:\d+$/, '')]));
  return machines.length > 0 ? [...new Set(machines)] : ['*'];
}

function passRole(role: string, service: string): Access {
  return { action: 'iam:PassRole', resource: role, context: { 'iam:PassedToService': service } };
}

export const kmsAccess: AccessMapper = (request, names) => {
  const body = parseJsonBody(request);
  const key = textOf(body.KeyId);
  const resource =
    key === undefined
      ? request.action === 'Decrypt'
        ? unknownResource
        : '*'
      : (names.lookup('kms', key) ?? `${names.arn('kms')}key/${key}`);
  const context = Object.fromEntries(
    Object.entries((body.EncryptionContext ?? {}) as Record<string, unknown>).map(([name, value]) => [
      `kms:EncryptionContext:${name}`,
      textOf(value),
    ]),
  );
  return [{ action: `kms:${request.action ?? ''}`, resource, context }];
};

export const secretsAccess: AccessMapper = (request, names) => {
  const body = parseJsonBody(request);
  const id = textOf(body.SecretId) ?? textOf(body.Name);
  const resource =
    id === undefined ? '*' : (names.lookup('secretsmanager', id) ?? `${names.arn('secretsmanager')}secret:${id}`);
  return [
    {
      action: `secretsmanager:${request.action ?? ''}`,
      resource,
      context: { 'secretsmanager:VersionStage': textOf(body.VersionStage) },
    },
  ];
};

export const ssmAccess: AccessMapper = (request, names) => {
  const body = parseJsonBody(request);
  const listed: unknown[] = Array.isArray(body.Names) ? body.Names : [body.Name ?? body.Path];
  return listed.map((name) => ({
    action: `ssm:${request.action ?? ''}`,
    resource: typeof name === 'string' ? `${names.arn('ssm')}parameter/${name.replace(/^\//, '')}` : '*',
  }));
};

export const logsAccess: AccessMapper = (request, names) => {
  const body = parseJsonBody(request);
  const group = textOf(body.logGroupName);
  const stream = textOf(body.logStreamName);
  const base = `${names.arn('logs')}log-group:${group ?? '*'}`;
  return [
    {
      action: `logs:${request.action ?? ''}`,
      resource: stream === undefined ? `${base}:*` : `${base}:log-stream:${stream}`,
    },
  ];
};
