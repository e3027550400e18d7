import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits: nobody guesses them, so a fast hash keeps them well enough. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export const secretFits = (secret: string, stored: { secretHash: string }): boolean =>
  timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(stored.secretHash));
