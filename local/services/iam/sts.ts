import { randomUUID } from 'node:crypto';
import {
  AwsCallError,
  type AwsRequest,
  type AwsResponse,
  type AwsService,
  type CloudContext,
} from '#local/services/contract.ts';
import { userArn } from './authorize.ts';
import type { Identities } from './identities.ts';
import { conditionContext } from './policy/context.ts';
import type { PolicyStatement } from './policy/document.ts';
import { PolicySet } from './policy/evaluate.ts';
import { matchesGlob } from './policy/glob.ts';
import { InvalidPolicyError } from './policy/invalid-policy.ts';
import type { Role, Roles } from './roles.ts';

type Fields = URLSearchParams;
const known =
  /^(Action|Version|RoleArn|RoleSessionName|DurationSeconds|Policy|Tags\.member\.\d+\.(Key|Value)|ExternalId)$/;

function answer(action: string, result: string): AwsResponse {
  const xmlns = 'https://sts.amazonaws.com/doc/2011-06-15/';
  return {
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body: `<${action}Response xmlns="${xmlns}"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`,
  };
}

function refusal(error: AwsCallError): AwsResponse {
  const message = error.message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return {
    status: error.status,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>${error.code}</Code><Message>${message}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  };
}

function tagsOf(fields: Fields): Record<string, string> {
  const tags: Record<string, string> = {};
  for (let i = 1; fields.has(`Tags.member.${i}.Key`); i++)
    tags[fields.get(`Tags.member.${i}.Key`)!] = fields.get(`Tags.member.${i}.Value`) ?? '';
  return tags;
}

function trusts(statement: PolicyStatement, principals: readonly string[]): boolean {
  if (statement.Principal === '*') return true;
  const listed = statement.Principal?.AWS ?? [];
  return listed.some((wanted) => principals.some((principal) => matchesGlob(wanted, principal)));
}

/** Whether the role's trust policy lets the caller assume it, tags included. */
function isTrusted(role: Role, principals: readonly string[], fields: Fields): boolean {
  const tags = tagsOf(fields);
  const context = conditionContext({
    'sts:ExternalId': fields.get('ExternalId') ?? undefined,
    'sts:RoleSessionName': fields.get('RoleSessionName') ?? undefined,
    'aws:TagKeys': Object.keys(tags),
    ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value])),
  });
  const applicable = role.trust.filter((statement) => trusts(statement, principals));
  const actions = Object.keys(tags).length > 0 ? ['sts:AssumeRole', 'sts:TagSession'] : ['sts:AssumeRole'];
  const policy = new PolicySet(
    applicable.map(({ Principal: _principal, ...statement }) => ({ ...statement, Resource: ['*'] })),
  );
  return actions.every((action) => policy.decide({ action, resource: role.arn, context }) === 'allow');
}

function sessionPolicy(text: string | null): PolicySet | undefined {
  if (text === null) return undefined;
  try {
    return PolicySet.fromDocuments([text]);
  } catch (error) {
    if (error instanceof InvalidPolicyError) throw new AwsCallError('MalformedPolicyDocument', error.message);
    throw error;
  }
}

/** STS: AssumeRole with session tags and policy, and GetCallerIdentity. */
export class Sts implements AwsService {
  readonly service = 'sts';
  readonly #context: CloudContext;
  readonly #roles: Roles;
  readonly #identities: Identities;

  constructor(context: CloudContext, roles: Roles, identities: Identities) {
    this.#context = context;
    this.#roles = roles;
    this.#identities = identities;
  }

  handle(request: AwsRequest): Promise<AwsResponse> {
    const fields = new URLSearchParams(request.body.length > 0 ? request.body.toString('utf8') : request.query);
    try {
      const action = fields.get('Action') ?? request.action;
      if (action === 'GetCallerIdentity') return Promise.resolve(this.#whoAmI(request));
      if (action === 'AssumeRole') return Promise.resolve(this.#assumeRole(request, fields));
      throw new AwsCallError('UnsupportedOperation', `sts:${action} is not covered by the local cloud`);
    } catch (error) {
      if (error instanceof AwsCallError) return Promise.resolve(refusal(error));
      throw error;
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #principalsOf({ caller }: AwsRequest): string[] {
    const { partition } = this.#context;
    const root = [`arn:${partition}:iam::${caller.accountId}:root`, caller.accountId];
    if (caller.roleArn === undefined) return root;
    const { roleArn, sessionName = 'local' } = caller;
    return [roleArn, userArn(partition, { caller: { ...caller, roleArn, sessionName } }), ...root];
  }

  #whoAmI(request: AwsRequest): AwsResponse {
    const { caller } = request;
    const [first = '', second] = this.#principalsOf(request);
    const arn = caller.roleArn === undefined ? first : second;
    const role = caller.roleArn === undefined ? undefined : this.#roles.get(caller.roleArn);
    const userId =
      caller.roleArn === undefined ? caller.accountId : `${role?.id ?? 'AROA'}:${caller.sessionName ?? 'local'}`;
    return answer(
      'GetCallerIdentity',
      `<Arn>${arn}</Arn><UserId>${userId}</UserId><Account>${caller.accountId}</Account>`,
    );
  }

  #assumeRole(request: AwsRequest, fields: Fields): AwsResponse {
    for (const name of fields.keys())
      if (!known.test(name))
        throw new AwsCallError(
          'UnsupportedOperation',
          `The parameter ${name} of AssumeRole is not covered by the local cloud`,
        );
    const roleArn = fields.get('RoleArn') ?? '';
    const sessionName = fields.get('RoleSessionName') ?? '';
    const seconds = Number(fields.get('DurationSeconds') ?? 3600);
    if (!/^[\w+=,.@-]{2,64}$/.test(sessionName))
      throw new AwsCallError('ValidationError', 'RoleSessionName must have 2 to 64 of the characters [\\w+=,.@-]');
    if (!(seconds >= 900 && seconds <= 43_200))
      throw new AwsCallError('ValidationError', 'DurationSeconds must be between 900 and 43200');
    const role = this.#roles.get(roleArn);
    const principals = this.#principalsOf(request);
    if (!role || !isTrusted(role, principals, fields))
      throw new AwsCallError(
        'AccessDenied',
        `User: ${principals[1] ?? principals[0]} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
        403,
      );
    const expiresAt = Date.now() + seconds * 1000;
    const policy = sessionPolicy(fields.get('Policy'));
    const keys = this.#identities.credentialsFor(roleArn, sessionName, {
      tags: tagsOf(fields),
      expiresAt,
      unique: true,
      ...(policy ? { policy } : {}),
    });
    const arn = userArn(this.#context.partition, { caller: { ...request.caller, roleArn, sessionName } });
    return answer(
      'AssumeRole',
      `<Credentials><AccessKeyId>${keys.accessKeyId}</AccessKeyId><SecretAccessKey>${keys.secretAccessKey}</SecretAccessKey><SessionToken>${keys.sessionToken}</SessionToken><Expiration>${new Date(expiresAt).toISOString()}</Expiration></Credentials>` +
        `<AssumedRoleUser><AssumedRoleId>${role.id}:${sessionName}</AssumedRoleId><Arn>${arn}</Arn></AssumedRoleUser>`,
    );
  }
}
