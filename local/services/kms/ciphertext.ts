import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AwsCallError } from '#local/services/contract.ts';
import type { Key } from './key.ts';

export type EncryptionContext = Record<string, string>;

const header = 37;

/** Order of the pairs does not matter, so they are sorted. */
function additionalData(context: EncryptionContext): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Version byte, key id (36), nonce (12), tag (16), AES-256-GCM ciphertext: the key is found from it, as in KMS. */
export function encrypt(key: Key, plaintext: Buffer, context: EncryptionContext): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key.material, 'base64'), nonce);
  cipher.setAAD(additionalData(context));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.from([1]), Buffer.from(key.id, 'latin1'), nonce, cipher.getAuthTag(), body]);
}

export function keyIdOf(ciphertext: Buffer): string {
  if (ciphertext[0] !== 1 || ciphertext.length < header + 28) throw invalid();
  return ciphertext.toString('latin1', 1, header);
}

export function decrypt(key: Key, ciphertext: Buffer, context: EncryptionContext): Buffer {
  const decipher = createDecipheriv(
    'aes-256-gcm',
    Buffer.from(key.material, 'base64'),
    ciphertext.subarray(header, header + 12),
    { authTagLength: 16 },
  );
  decipher.setAAD(additionalData(context));
  decipher.setAuthTag(ciphertext.subarray(header + 12, header + 28));
  try {
    return Buffer.concat([decipher.update(ciphertext.subarray(header + 28)), decipher.final()]);
  } catch {
    throw invalid();
  }
}

function invalid(): AwsCallError {
  return new AwsCallError(
    'InvalidCiphertextException',
    'The ciphertext is not valid, or its encryption context is another',
  );
}
