import { generateKeyPairSync, randomBytes } from 'node:crypto';

export type KeySpec = 'SYMMETRIC_DEFAULT' | 'ECC_NIST_P256' | 'RSA_2048' | 'HMAC_256';
export type KeyUsage = 'ENCRYPT_DECRYPT' | 'SIGN_VERIFY' | 'GENERATE_VERIFY_MAC';

export interface Key {
  id: string;
  arn: string;
  spec: KeySpec;
  usage: KeyUsage;
  description: string;
  enabled: boolean;
  createdAt: number;
  /** PKCS #8 PEM of an asymmetric key, base64 of a symmetric one. */
  material: string;
}

const usages: Record<KeySpec, readonly KeyUsage[]> = {
  SYMMETRIC_DEFAULT: ['ENCRYPT_DECRYPT'],
  ECC_NIST_P256: ['SIGN_VERIFY'],
  RSA_2048: ['SIGN_VERIFY'],
  HMAC_256: ['GENERATE_VERIFY_MAC'],
};

export function isKeySpec(spec: string): spec is KeySpec {
  return Object.hasOwn(usages, spec);
}

export function fits(spec: KeySpec, usage: string): usage is KeyUsage {
  return (usages[spec] as readonly string[]).includes(usage);
}

export function generateMaterial(spec: KeySpec): string {
  const privateKeyEncoding = { type: 'pkcs8', format: 'pem' } as const;
  const publicKeyEncoding = { type: 'spki', format: 'pem' } as const;
  switch (spec) {
    case 'ECC_NIST_P256':
      return generateKeyPairSync('ec', { namedCurve: 'P-256', privateKeyEncoding, publicKeyEncoding }).privateKey;
    case 'RSA_2048':
      return generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding, publicKeyEncoding }).privateKey;
    case 'SYMMETRIC_DEFAULT':
    case 'HMAC_256':
      return randomBytes(32).toString('base64');
  }
}

export const signingAlgorithms: Partial<Record<KeySpec, readonly string[]>> = {
  ECC_NIST_P256: ['ECDSA_SHA_256'],
  RSA_2048: [
    'RSASSA_PSS_SHA_256',
    'RSASSA_PSS_SHA_384',
    'RSASSA_PSS_SHA_512',
    'RSASSA_PKCS1_V1_5_SHA_256',
    'RSASSA_PKCS1_V1_5_SHA_384',
    'RSASSA_PKCS1_V1_5_SHA_512',
  ],
};
