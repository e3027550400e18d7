import { createHash } from 'node:crypto';
import type { AwsCaller, CloudContext, IamModule } from '#local/services/contract.ts';
import { physicalName } from '#local/services/physical-name.ts';

/** Identities without policies: every role's calls are known and allowed. For tests of single services. */
export async function createOpenIdentity(context: CloudContext): Promise<IamModule> {
  const callers = new Map<string, AwsCaller>();
  callers.set(context.serviceCredentials.accessKeyId, {
    accessKeyId: context.serviceCredentials.accessKeyId,
    accountId: context.accountId,
  });
  return {
    services: [],
    providers: [
      {
        types: ['AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'],
        create: async (logicalId, _properties, { partition, accountId }, { stack }) => {
          const name = physicalName(stack, logicalId, 64);
          const Arn = `arn:${partition}:iam::${accountId}:role/${name}`;
          return { ref: name, attributes: { Arn, RoleId: name } };
        },
      },
    ],
    credentialsFor: (roleArn, sessionName) => {
      const hash = createHash('sha256').update(`${roleArn}/${sessionName}`).digest('hex');
      const accessKeyId = `ASIA${hash.slice(0, 16).toUpperCase()}`;
      callers.set(accessKeyId, { accessKeyId, accountId: context.accountId, roleArn, sessionName });
      return { accessKeyId, secretAccessKey: hash };
    },
    identify: (accessKeyId) => callers.get(accessKeyId),
    authorize: () => undefined,
    close: async () => undefined,
  };
}
