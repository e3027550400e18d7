import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';
import type { JsonAction } from '#local/services/protocol/json-action.ts';
import { action, Bytes, KeyId, Plaintext, usable } from './action.ts';
import { decrypt, encrypt, keyIdOf } from './ciphertext.ts';
import type { KeyStore } from './key-store.ts';

const Context = z.record(z.string(), z.string()).default({});
const Symmetric = z.literal('SYMMETRIC_DEFAULT').optional();
const DataKey = z.strictObject({
  KeyId,
  EncryptionContext: Context,
  KeySpec: z.enum(['AES_256', 'AES_128']).optional(),
  NumberOfBytes: z.number().int().min(1).max(1024).optional(),
});

export function encryptActions(store: KeyStore): [string, JsonAction][] {
  const dataKey = (input: z.output<typeof DataKey>) => {
    if ((input.KeySpec === undefined) === (input.NumberOfBytes === undefined))
      throw new AwsCallError('ValidationException', 'Please specify either number of bytes or key spec.');
    const key = usable(store, input.KeyId, 'ENCRYPT_DECRYPT');
    const plaintext = randomBytes(input.NumberOfBytes ?? (input.KeySpec === 'AES_128' ? 16 : 32));
    return { key, plaintext, CiphertextBlob: encrypt(key, plaintext, input.EncryptionContext).toString('base64') };
  };
  return [
    action(
      'Encrypt',
      z.strictObject({ KeyId, Plaintext, EncryptionContext: Context, EncryptionAlgorithm: Symmetric }),
      (input) => {
        const key = usable(store, input.KeyId, 'ENCRYPT_DECRYPT');
        const ciphertext = encrypt(key, input.Plaintext, input.EncryptionContext);
        return {
          KeyId: key.arn,
          CiphertextBlob: ciphertext.toString('base64'),
          EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
        };
      },
    ),
    action(
      'Decrypt',
      z.strictObject({
        KeyId: KeyId.optional(),
        CiphertextBlob: Bytes,
        EncryptionContext: Context,
        EncryptionAlgorithm: Symmetric,
      }),
      (input) => {
        const key = usable(store, keyIdOf(input.CiphertextBlob), 'ENCRYPT_DECRYPT');
        if (input.KeyId !== undefined && store.get(input.KeyId).id !== key.id)
          throw new AwsCallError(
            'IncorrectKeyException',
            'The key ID in the request does not identify a CMK that can perform this operation.',
          );
        const plaintext = decrypt(key, input.CiphertextBlob, input.EncryptionContext);
        return { KeyId: key.arn, Plaintext: plaintext.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
      },
    ),
    action('GenerateDataKey', DataKey, (input) => {
      const { key, plaintext, CiphertextBlob } = dataKey(input);
      return { KeyId: key.arn, Plaintext: plaintext.toString('base64'), CiphertextBlob };
    }),
    action('GenerateDataKeyWithoutPlaintext', DataKey, (input) => {
      const { key, CiphertextBlob } = dataKey(input);
      return { KeyId: key.arn, CiphertextBlob };
    }),
    action('GenerateRandom', z.strictObject({ NumberOfBytes: z.number().int().min(1).max(1024) }), (input) => ({
      Plaintext: randomBytes(input.NumberOfBytes).toString('base64'),
    })),
  ];
}
