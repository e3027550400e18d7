import { describe, expect, it } from 'vitest';
import type { AwsResponse } from '#local/services/contract.ts';
import { createIam } from './index.ts';
import {
  actAs,
  arn,
  context,
  create,
  iam,
  outcome,
  request,
  roleArn,
  roleWith,
  useIam,
} from './testing/iam-harness.ts';

describe('roles and sessions', () => {
  useIam();
  const sts = (fields: Record<string, string>, caller = { accessKeyId: 'local', accountId: '000000000000' }) =>
    iam.services[0]!.handle({
      ...request('sts', '', new URLSearchParams(fields).toString()),
      caller,
      action: fields.Action ?? '',
    });
  const field = (response: AwsResponse, name: string) =>
    new RegExp(`<${name}>([^<]*)<`).exec(String(response.body))?.[1];

  it('mints the same keys for the same data directory', async () => {
    const keys = iam.credentialsFor('arn:aws:iam::000000000000:role/r', 's');
    const restarted = await createIam(context);
    expect(restarted.credentialsFor('arn:aws:iam::000000000000:role/r', 's')).toEqual(keys);
    expect(iam.identify('ASIAUNKNOWN')).toBeUndefined();
  });

  it('adds attached and managed policies, and lets a deny of one of them win', async () => {
    actAs(await roleWith({ Effect: 'Allow', Action: 'kms:Sign', Resource: '*' }));
    const sign = () => iam.authorize(request('logs', 'Logs_20140328.PutLogEvents', { logGroupName: 'g' }));
    expect(outcome(sign())).toBe('denied');
    await create('AWS::IAM::Policy', 'More', {
      PolicyName: 'more',
      Roles: ['app-Role'],
      PolicyDocument: { Statement: { Effect: 'Allow', Action: 'logs:*', Resource: '*' } },
    });
    expect(outcome(sign())).toBe('allowed');
    await create('AWS::IAM::ManagedPolicy', 'Less', {
      Roles: ['app-Role'],
      PolicyDocument: { Statement: { Effect: 'Deny', Action: 'logs:Put*', Resource: '*' } },
    });
    expect(String(sign()?.body)).toContain('with an explicit deny in an identity-based policy');
  });

  it('assumes a role that trusts the caller, with session tags as conditions', async () => {
    const trust = {
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::000000000000:root' },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
        },
      ],
    };
    const Statement = {
      Effect: 'Allow',
      Action: 'sqs:SendMessage',
      Resource: `${arn('sqs', '')}${'${aws:PrincipalTag/tenant}'}-*`,
    };
    const role = await create('AWS::IAM::Role', 'Tenant', {
      AssumeRolePolicyDocument: trust,
      Policies: [{ PolicyName: 'p', PolicyDocument: { Statement } }],
    });
    const fields = {
      Action: 'AssumeRole',
      RoleArn: String(role.attributes.Arn),
      RoleSessionName: 'session',
      'Tags.member.1.Key': 'tenant',
      'Tags.member.1.Value': 'acme',
    };
    const assumed = await sts(fields);
    const caller = iam.identify(field(assumed, 'AccessKeyId') ?? '');
    const send = (queue: string) =>
      iam.authorize(
        request('sqs', 'AmazonSQS.SendMessage', { QueueUrl: `http://x/0/${queue}` }, caller ? { caller } : {}),
      );
    expect(outcome(send('acme-in'))).toBe('allowed');
    expect(outcome(send('other-in'))).toBe('denied');
    expect(field(await sts({ Action: 'GetCallerIdentity' }, caller), 'Arn')).toBe(
      'arn:aws:sts::000000000000:assumed-role/app-Tenant/session',
    );
  });

  it('refuses roles that do not trust the caller, unknown parameters and unknown managed policies', async () => {
    actAs(await roleWith());
    expect(field(await sts({ Action: 'AssumeRole', RoleArn: roleArn, RoleSessionName: 'session' }), 'Code')).toBe(
      'AccessDenied',
    );
    expect(field(await sts({ Action: 'AssumeRole', SerialNumber: 'x' }), 'Message')).toContain('SerialNumber');
    expect(field(await sts({ Action: 'GetSessionToken' }), 'Code')).toBe('UnsupportedOperation');
    const unknown = create('AWS::IAM::Role', 'X', {
      AssumeRolePolicyDocument: {},
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/Mystery'],
    });
    await expect(async () => unknown).rejects.toThrow('Mystery');
  });
});
