import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';
import type { JsonAction } from '#local/services/protocol/json-action.ts';
import { action, Bytes, describe, KeyId, Plaintext, usable } from './action.ts';
import type { Key } from './key.ts';
import type { KeyStore } from './key-store.ts';
import { isValidSignature, publicKeyDer, signMessage } from './signatures.ts';

const Sign = {
  KeyId,
  Message: Bytes,
  SigningAlgorithm: z.string(),
  MessageType: z.enum(['RAW', 'DIGEST', 'EXTERNAL_MU']).default('RAW'),
};

export function signActions(store: KeyStore): [string, JsonAction][] {
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
