import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';
import { type JsonAction, jsonActions } from '#local/services/protocol/json-action.ts';
import { decrypt, encrypt, keyIdOf } from './ciphertext.ts';
import { type Key, type KeyUsage, signingAlgorithms } from './key.ts';
import type { KeyStore } from './key-store.ts';
import { isValidSignature, publicKeyDer, signMessage } from './signatures.ts';

const action = jsonActions({ invalid: 'ValidationException' });
const Bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
const KeyId = z.string().min(1).max(2048);
const Context = z.record(z.string(), z.string()).default({});
const Plaintext = Bytes.refine(
  (bytes) => bytes.length >= 1 && bytes.length <= 4096,
  'Member must have length between 1 and 4096',
);

function describe(key: Key) {
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
function usable(store: KeyStore, reference: string, usage: KeyUsage): Key {
  const key = store.get(reference);
  if (!key.enabled) throw new AwsCallError('DisabledException', `${key.arn} is disabled.`);
  if (key.usage !== usage)
    throw new AwsCallError(
      'InvalidKeyUsageException',
      `${key.arn} key usage is ${key.usage} which is not valid for this operation.`,
    );
  return key;
}

const Sign = {
  KeyId,
  Message: Bytes,
  SigningAlgorithm: z.string(),
  MessageType: z.enum(['RAW', 'DIGEST', 'EXTERNAL_MU']).default('RAW'),
};

function signActions(store: KeyStore): [string, JsonAction][] {
  const signing = (input: { KeyId: string; Message: Buffer; SigningAlgorithm: string; MessageType: string }) => ({
    key: usable(store, input.KeyId, 'SIGN_VERIFY'),
    algorithm: input.SigningAlgorithm,
    message: input.Message,
    digest: input.MessageType !== 'RAW',
  });
  const mac = (key: Key, message: Buffer) =>
    createHmac('sha256', Buffer.from(key.material, 'base64')).update(message).digest();
  const Mac = { KeyId, Message: Plaintext, MacAlgorithm: z.literal('HMAC_SHA_256') };
  return [
    action('Sign', z.strictObject(Sign), (input) => {
      const wanted = signing(input);
      return {
        KeyId: wanted.key.arn,
        Signature: signMessage(wanted).toString('base64'),
        SigningAlgorithm: wanted.algorithm,
      };
    }),
    action('Verify', z.strictObject({ ...Sign, Signature: Bytes }), (input) => {
      const wanted = signing(input);
      if (!isValidSignature(wanted, input.Signature))
        throw new AwsCallError('KMSInvalidSignatureException', 'The signature is not valid');
      return { KeyId: wanted.key.arn, SignatureValid: true, SigningAlgorithm: wanted.algorithm };
    }),
    action('GetPublicKey', z.strictObject({ KeyId }), (input) => {
      const key = usable(store, input.KeyId, 'SIGN_VERIFY');
      const { KeySpec, KeyUsage, SigningAlgorithms } = describe(key);
      return {
        KeyId: key.arn,
        PublicKey: publicKeyDer(key).toString('base64'),
        KeySpec,
        CustomerMasterKeySpec: KeySpec,
        KeyUsage,
        SigningAlgorithms,
      };
    }),
    action('GenerateMac', z.strictObject(Mac), (input) => {
      const key = usable(store, input.KeyId, 'GENERATE_VERIFY_MAC');
      return { KeyId: key.arn, Mac: mac(key, input.Message).toString('base64'), MacAlgorithm: input.MacAlgorithm };
    }),
    action('VerifyMac', z.strictObject({ ...Mac, Mac: Bytes }), (input) => {
      const key = usable(store, input.KeyId, 'GENERATE_VERIFY_MAC');
      const expected = mac(key, input.Message);
      if (input.Mac.length !== expected.length || !timingSafeEqual(input.Mac, expected))
        throw new AwsCallError('KMSInvalidMacException', 'The MAC is not valid');
      return { KeyId: key.arn, MacValid: true, MacAlgorithm: input.MacAlgorithm };
    }),
  ];
}

const Symmetric = z.literal('SYMMETRIC_DEFAULT').optional();
const DataKey = z.strictObject({
  KeyId,
  EncryptionContext: Context,
  KeySpec: z.enum(['AES_256', 'AES_128']).optional(),
  NumberOfBytes: z.number().int().min(1).max(1024).optional(),
});

function encryptActions(store: KeyStore): [string, JsonAction][] {
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

const CreateKey = z.strictObject({
  KeySpec: z.string().optional(),
  CustomerMasterKeySpec: z.string().optional(),
  KeyUsage: z.string().optional(),
  Description: z.string().optional(),
  Policy: z.string().optional(),
  Tags: z.array(z.unknown()).optional(),
});

function keyActions(store: KeyStore): [string, JsonAction][] {
  return [
    action('CreateKey', CreateKey, (input) => {
      const spec = input.KeySpec ?? input.CustomerMasterKeySpec;
      const { KeyUsage: usage, Description: description } = input;
      const key = store.create({ ...(spec && { spec }), ...(usage && { usage }), ...(description && { description }) });
      return { KeyMetadata: describe(key) };
    }),
    action('DescribeKey', z.strictObject({ KeyId, GrantTokens: z.array(z.string()).optional() }), (input) => ({
      KeyMetadata: describe(store.get(input.KeyId)),
    })),
    action('ListKeys', z.strictObject({}), () => ({
      Keys: store.all().map((key) => ({ KeyId: key.id, KeyArn: key.arn })),
      Truncated: false,
    })),
    action('EnableKey', z.strictObject({ KeyId }), (input) => store.setEnabled(store.get(input.KeyId), true)),
    action('DisableKey', z.strictObject({ KeyId }), (input) => store.setEnabled(store.get(input.KeyId), false)),
    action('ListAliases', z.strictObject({ KeyId: KeyId.optional() }), (input) => {
      const wanted = input.KeyId === undefined ? undefined : store.get(input.KeyId).id;
      const aliases = store.aliases().filter((alias) => wanted === undefined || alias.keyId === wanted);
      return {
        Aliases: aliases.map(({ name, arn, keyId }) => ({ AliasName: name, AliasArn: arn, TargetKeyId: keyId })),
        Truncated: false,
      };
    }),
    action('CreateAlias', z.strictObject({ AliasName: z.string(), TargetKeyId: KeyId }), (input) => {
      if (store.find(input.AliasName))
        throw new AwsCallError('AlreadyExistsException', `An alias with the name ${input.AliasName} already exists`);
      store.setAlias(input.AliasName, store.get(input.TargetKeyId).id);
    }),
    action('UpdateAlias', z.strictObject({ AliasName: z.string(), TargetKeyId: KeyId }), (input) => {
      store.get(input.AliasName);
      store.setAlias(input.AliasName, store.get(input.TargetKeyId).id);
    }),
    action('DeleteAlias', z.strictObject({ AliasName: z.string() }), (input) => store.deleteAlias(input.AliasName)),
  ];
}

export function kmsActions(store: KeyStore): [string, JsonAction][] {
  return [...keyActions(store), ...signActions(store), ...encryptActions(store)];
}
