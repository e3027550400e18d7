import { constants, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { AwsCallError } from '#local/services/contract.ts';
import { type Key, signingAlgorithms } from './key.ts';

export interface Signing {
  key: Key;
  algorithm: string;
  message: Buffer;
  digest: boolean;
}

const keys = new Map<string, { privateKey: KeyObject; publicKey: KeyObject }>();

function keyObjects(key: Key) {
  let pair = keys.get(key.material);
  if (!pair) {
    const privateKey = createPrivateKey(key.material);
    pair = { privateKey, publicKey: createPublicKey(privateKey) };
    keys.set(key.material, pair);
  }
  return pair;
}

export function publicKeyDer(key: Key): Buffer {
  return keyObjects(key).publicKey.export({ type: 'spki', format: 'der' });
}

function hashOf(algorithm: string): string {
  return `sha${algorithm.slice(-3)}`;
}

function padding(algorithm: string) {
  if (algorithm.startsWith('RSASSA_PSS'))
    return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return algorithm.startsWith('RSASSA_PKCS1')
    ? { padding: constants.RSA_PKCS1_PADDING }
    : { dsaEncoding: 'der' as const };
}

/** What may be signed: up to 4096 bytes of message. A digest cannot be signed by node:crypto, which hashes by itself. */
function check({ key, algorithm, message, digest }: Signing): void {
  if (!signingAlgorithms[key.spec]?.includes(algorithm))
    throw new AwsCallError('InvalidKeyUsageException', `Algorithm ${algorithm} is not supported by key ${key.arn}.`);
  if (digest)
    throw new AwsCallError(
      'UnsupportedOperation',
      'MessageType DIGEST is not covered by the local cloud: pass the message with RAW',
    );
  if (message.length === 0 || message.length > 4096)
    throw new AwsCallError(
      'ValidationException',
      "Value at 'message' failed to satisfy constraint: Member must have length between 1 and 4096",
    );
}

export function signMessage(signing: Signing): Buffer {
  check(signing);
  const { key, algorithm, message } = signing;
  return sign(hashOf(algorithm), message, { key: keyObjects(key).privateKey, ...padding(algorithm) });
}

export function isValidSignature(signing: Signing, signature: Buffer): boolean {
  check(signing);
  const { key, algorithm, message } = signing;
  return verify(hashOf(algorithm), message, { key: keyObjects(key).publicKey, ...padding(algorithm) }, signature);
}
