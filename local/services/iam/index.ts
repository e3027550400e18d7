import type { CloudContext, IamModule } from '#local/services/contract.ts';
import { Authorizer } from './authorize.ts';
import { Identities } from './identities.ts';
import { iamProviders } from './providers.ts';
import type { Names } from './requests/access.ts';
import { Roles } from './roles.ts';
import { Sts } from './sts.ts';
import { TableKeyCatalogue } from './table-keys.ts';

/** A service whose resources go by several names, and that knows the ARN behind each. */
interface KnowsArns {
  arnOf(reference: string): string | undefined;
}

function lookup(context: CloudContext, service: string, reference: string): string | undefined {
  const candidate = context.service(service) as Partial<KnowsArns>;
  return candidate.arnOf?.(reference);
}

/** Roles, their credentials, and the decision over every call. Start it before anything that calls under a role. */
export function createIam(context: CloudContext): Promise<IamModule> {
  const roles = new Roles();
  const identities = new Identities(context.dataDir, context.accountId);
  const tables = new TableKeyCatalogue(context);
  const names: Names = {
    arn: (service) => `arn:${context.partition}:${service}:${context.region}:${context.accountId}:`,
    partition: context.partition,
    table: (name) => tables.get(name),
    lookup: (service, reference) => lookup(context, service, reference),
  };
  const authorizer = new Authorizer(context, roles, identities, names);
  return Promise.resolve({
    services: [new Sts(context, roles, identities)],
    providers: iamProviders(roles),
    credentialsFor: (roleArn, sessionName) => identities.credentialsFor(roleArn, sessionName),
    identify: (accessKeyId) => identities.session(accessKeyId)?.caller,
    authorize: (request) => authorizer.authorize(request),
    async start() {
      const known = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'].flatMap((type) => context.resources(type));
      await Promise.all(known.map((table) => tables.describe(table.ref)));
    },
    close: () => Promise.resolve(),
  });
}
