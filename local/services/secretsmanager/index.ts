import { z } from 'zod';
import type { AwsService, CloudContext, LocalModule, ResourceProvider } from '#local/services/contract.ts';
import { physicalName } from '#local/services/physical-name.ts';
import { jsonService } from '#local/services/protocol/json-service.ts';
import { secretActions } from './actions.ts';
import { GenerateSecretSchema, generateSecretString } from './generate-string.ts';
import { SecretStore } from './secret-store.ts';

/** Secrets Manager behind the door; `arnOf` tells IAM which secret a name means. */
export interface SecretsService extends AwsService {
  arnOf(reference: string): string | undefined;
}

const SecretSchema = z.looseObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  SecretString: z.string().optional(),
  GenerateSecretString: GenerateSecretSchema.optional(),
});

/** A generated value is generated once; a value in the template replaces what is stored when it differs. */
function secretProvider(store: SecretStore): ResourceProvider {
  return {
    types: ['AWS::SecretsManager::Secret'],
    create(logicalId, properties, _context, { stack }) {
      const input = SecretSchema.parse(properties);
      const name = input.Name ?? physicalName(stack, logicalId, 512);
      const existing = store.find(name);
      const generated = () =>
        input.GenerateSecretString ? generateSecretString(input.GenerateSecretString) : undefined;
      const secret =
        existing ??
        store.create(name, { string: input.SecretString ?? generated() }, { description: input.Description ?? '' });
      if (existing && input.SecretString !== undefined && existing.versions[0]?.string !== input.SecretString)
        store.put(existing, { string: input.SecretString });
      return Promise.resolve({ ref: secret.arn, attributes: { Id: secret.arn, Arn: secret.arn } });
    },
  };
}

/** Access is decided at the door, and nothing rotates secrets here. */
const withoutEffect: ResourceProvider = {
  types: ['AWS::SecretsManager::ResourcePolicy', 'AWS::SecretsManager::SecretTargetAttachment'],
  create: (_logicalId, properties) => Promise.resolve({ ref: String(properties.SecretId), attributes: {} }),
};

export function createSecretsManager(context: CloudContext): Promise<LocalModule> {
  const store = new SecretStore(context);
  const service: SecretsService = {
    ...jsonService({ service: 'secretsmanager', version: '1.1', actions: secretActions(store) }),
    arnOf: (reference) => store.find(reference)?.arn,
  };
  return Promise.resolve({
    services: [service],
    providers: [secretProvider(store), withoutEffect],
    close: () => Promise.resolve(),
  });
}
