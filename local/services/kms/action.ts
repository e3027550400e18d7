import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';
import { jsonActions } from '#local/services/protocol/json-action.ts';
import { type Key, type KeyUsage, signingAlgorithms } from './key.ts';
import type { KeyStore } from './key-store.ts';

export const action = jsonActions({ invalid: 'ValidationException' });
export const Bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
export const KeyId = z.string().min(1).max(2048);
export const Plaintext = Bytes.refine(
  (bytes) => bytes.length >= 1 && bytes.length <= 4096,
  'Member must have length between 1 and 4096',
);

export function describe(key: Key) {
  return {
    AWSAccountId: key.arn.split(':')[4],
    KeyId: key.id,
    Arn: key.arn,
    CreationDate: key.createdAt / 1000,
    Enabled: key.enabled,
    Description: key.description,
    KeyUsage: key.usage,
    KeyState: key.enabled ? 'Enabled' : 'Disabled',
    Origin: 'AWS_KMS',
    KeyManager: 'CUSTOMER',
    KeySpec: key.spec,
    CustomerMasterKeySpec: key.spec,
    MultiRegion: false,
    ...(key.usage === 'SIGN_VERIFY' ? { SigningAlgorithms: signingAlgorithms[key.spec] } : {}),
    ...(key.usage === 'ENCRYPT_DECRYPT' ? { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] } : {}),
    ...(key.usage === 'GENERATE_VERIFY_MAC' ? { MacAlgorithms: ['HMAC_SHA_256'] } : {}),
  };
}

/** A key that is enabled and meant for this. */
export function usable(store: KeyStore, reference: string, usage: KeyUsage): Key {
  const key = store.get(reference);
  if (!key.enabled) throw new AwsCallError('DisabledException', `${key.arn} is disabled.`);
  if (key.usage !== usage)
    throw new AwsCallError(
      'InvalidKeyUsageException',
      `${key.arn} key usage is ${key.usage} which is not valid for this operation.`,
    );
  return key;
}
