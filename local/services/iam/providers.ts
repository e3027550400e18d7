import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ResourceProvider } from '#local/services/contract.ts';
import { physicalName } from '#local/services/physical-name.ts';
import { awsManagedPolicy } from './managed-policies.ts';
import { parsePolicyDocument } from './policy/document.ts';
import type { Roles } from './roles.ts';

const Document = z.looseObject({});
const Tags = z.array(z.object({ Key: z.string(), Value: z.string() })).default([]);
const RoleSchema = z.strictObject({
  RoleName: z.string().optional(),
  Path: z.string().default('/'),
  Description: z.string().optional(),
  MaxSessionDuration: z.coerce.number().optional(),
  AssumeRolePolicyDocument: Document,
  Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: Document })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
  PermissionsBoundary: z.string().optional(),
  Tags,
});

function idOf(prefix: string, arn: string): string {
  return prefix + createHash('sha256').update(arn).digest('hex').slice(0, 17).toUpperCase();
}

function roleProvider(roles: Roles): ResourceProvider {
  return {
    types: ['AWS::IAM::Role'],
    create(logicalId, properties, context, { stack }) {
      const input = RoleSchema.parse(properties);
      const name = input.RoleName ?? physicalName(stack, logicalId, 64);
      const arn = `arn:${context.partition}:iam::${context.accountId}:role${input.Path}${name}`;
      // Find out now, and not at the first call, that a policy is not known.
      for (const policy of input.ManagedPolicyArns) if (policy.includes(':iam::aws:')) awsManagedPolicy(policy);
      const role = {
        name,
        arn,
        id: idOf('AROA', arn),
        trust: parsePolicyDocument(input.AssumeRolePolicyDocument),
        tags: Object.fromEntries(input.Tags.map((tag) => [tag.Key, tag.Value])),
        inline: new Map(
          input.Policies.map((policy) => [policy.PolicyName, parsePolicyDocument(policy.PolicyDocument)]),
        ),
        managed: new Set(input.ManagedPolicyArns),
        boundary: input.PermissionsBoundary,
      };
      roles.put(role);
      return Promise.resolve({ ref: name, attributes: { Arn: arn, RoleId: role.id } });
    },
  };
}

const PolicySchema = z.object({
  PolicyName: z.string(),
  PolicyDocument: Document,
  Roles: z.array(z.string()).min(1, 'users and groups are not covered by the local cloud'),
});

function policyProvider(roles: Roles): ResourceProvider {
  return {
    types: ['AWS::IAM::Policy', 'AWS::IAM::RolePolicy'],
    create(logicalId, properties) {
      const { RoleName } = properties;
      const input = PolicySchema.parse(
        typeof RoleName === 'string' ? { ...properties, Roles: [RoleName] } : properties,
      );
      for (const role of input.Roles) roles.attachInline(role, input.PolicyName, input.PolicyDocument);
      return Promise.resolve({ ref: input.PolicyName, attributes: { Id: logicalId } });
    },
  };
}

const ManagedPolicySchema = z.looseObject({
  ManagedPolicyName: z.string().optional(),
  Path: z.string().default('/'),
  PolicyDocument: Document,
  Roles: z.array(z.string()).default([]),
});

function managedPolicyProvider(roles: Roles): ResourceProvider {
  return {
    types: ['AWS::IAM::ManagedPolicy'],
    create(logicalId, properties, context, { stack }) {
      const input = ManagedPolicySchema.parse(properties);
      const name = input.ManagedPolicyName ?? physicalName(stack, logicalId, 128);
      const arn = `arn:${context.partition}:iam::${context.accountId}:policy${input.Path}${name}`;
      roles.putManaged(arn, input.PolicyDocument);
      for (const role of input.Roles) roles.attachManaged(role, arn);
      return Promise.resolve({ ref: arn, attributes: { PolicyArn: arn, PolicyId: idOf('ANPA', arn) } });
    },
  };
}

/** Instance profiles are for EC2, which is not here. */
const instanceProfileProvider: ResourceProvider = {
  types: ['AWS::IAM::InstanceProfile', 'AWS::IAM::ServiceLinkedRole'],
  create(logicalId, _properties, context, { stack }) {
    const name = physicalName(stack, logicalId, 128);
    const Arn = `arn:${context.partition}:iam::${context.accountId}:instance-profile/${name}`;
    return Promise.resolve({ ref: name, attributes: { Arn } });
  },
};

export function iamProviders(roles: Roles): ResourceProvider[] {
  return [roleProvider(roles), policyProvider(roles), managedPolicyProvider(roles), instanceProfileProvider];
}
