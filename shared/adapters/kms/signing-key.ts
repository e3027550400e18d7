import { createPublicKey, type KeyObject } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';

let shared: KMSClient | undefined;
const client = (): KMSClient => (shared ??= new KMSClient({}));

/** Signs with an ECC_NIST_P256 key of KMS; the private key never leaves it. @returns the signature as JOSE wants it (r ‖ s, 64 bytes) */
export async function signEs256(keyId: string, message: Buffer): Promise<Buffer> {
  const { Signature } = await client().send(
    new SignCommand({ KeyId: keyId, Message: message, MessageType: 'RAW', SigningAlgorithm: 'ECDSA_SHA_256' }),
  );
  return derToJose(Buffer.from(Signature!));
}

const keys = new Map<string, Promise<KeyObject>>();

/** The public half of a signing key, read once per execution environment. A failed read is not kept. */
export function publicKeyOf(keyId: string): Promise<KeyObject> {
  const known = keys.get(keyId);
  if (known) return known;
  const reading = client()
    .send(new GetPublicKeyCommand({ KeyId: keyId }))
    .then(({ PublicKey }) => createPublicKey({ key: Buffer.from(PublicKey!), format: 'der', type: 'spki' }));
  keys.set(keyId, reading);
  reading.catch(() => keys.delete(keyId));
  return reading;
}

/** KMS gives ASN.1 (SEQUENCE of two INTEGERs), RFC 7518 wants two 32-byte numbers. */
function derToJose(der: Buffer): Buffer {
  const integerAt = (offset: number): [Buffer, number] => {
    const length = der[offset + 1]!;
    const end = offset + 2 + length;
    return [der.subarray(offset + 2, end), end];
  };
  const [r, next] = integerAt(2);
  const [s] = integerAt(next);
  const fixed = (integer: Buffer) => {
    const digits = integer[0] === 0 ? integer.subarray(1) : integer;
    return Buffer.concat([Buffer.alloc(32 - digits.length), digits]);
  };
  return Buffer.concat([fixed(r), fixed(s)]);
}
