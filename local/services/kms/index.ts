import { z } from 'zod';
import type { AwsService, CloudContext, LocalModule, ResourceProvider } from '#local/services/contract.ts';
import { jsonService } from '#local/services/protocol/json-service.ts';
import { encryptActions } from './encrypt-actions.ts';
import { keyActions } from './key-actions.ts';
import { KeyStore } from './key-store.ts';
import { signActions } from './sign-actions.ts';

/** KMS behind the door; `arnOf` tells IAM which key an id or alias means. */
export interface KmsService extends AwsService {
  arnOf(reference: string): string | undefined;
}

const KeySchema = z.looseObject({
  KeySpec: z.string().optional(),
  KeyUsage: z.string().optional(),
  Description: z.string().optional(),
});
const AliasSchema = z.object({ AliasName: z.string(), TargetKeyId: z.string() });

/** Policy, rotation and deletion settings of the template have no local effect. */
function keyProvider(store: KeyStore): ResourceProvider {
  return {
    types: ['AWS::KMS::Key'],
    create(logicalId, properties, _context, { stack }) {
      const { KeySpec: spec, KeyUsage: usage, Description: description } = KeySchema.parse(properties);
      const key = store.provide(`${stack}/${logicalId}`, {
        ...(spec && { spec }),
        ...(usage && { usage }),
        ...(description && { description }),
      });
      return Promise.resolve({ ref: key.id, attributes: { Arn: key.arn, KeyId: key.id } });
    },
  };
}

function aliasProvider(store: KeyStore): ResourceProvider {
  return {
    types: ['AWS::KMS::Alias'],
    create(_logicalId, properties) {
      const { AliasName, TargetKeyId } = AliasSchema.parse(properties);
      store.setAlias(AliasName, store.get(TargetKeyId).id);
      return Promise.resolve({ ref: AliasName, attributes: {} });
    },
  };
}

export function createKms(context: CloudContext): Promise<LocalModule> {
  const store = new KeyStore(context);
  const actions = [...keyActions(store), ...signActions(store), ...encryptActions(store)];
  const service: KmsService = {
    ...jsonService({ service: 'kms', version: '1.1', actions }),
    arnOf: (reference) => store.find(reference)?.arn,
  };
  return Promise.resolve({
    services: [service],
    providers: [keyProvider(store), aliasProvider(store)],
    close: () => Promise.resolve(),
  });
}
