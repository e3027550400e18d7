import type { Tenant } from '#contracts/identity.ts';
import { AppError } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import { logger } from '#runtime/logger.ts';
import { secretFits } from '../secret.ts';
import { readApiKey, type StoredApiKey, statusOf } from './api-key.ts';
import type { ApiKeyStore } from './api-key-store.ts';

/** How exact `lastUsedAt` is: at most one write a key in this time. */
const USE_NOTED_EVERY_MS = 3_600_000;

const ANOTHER = 'Use another API key; administrators of the tenant make them.';

/** One answer for every key that was never given to anybody: it does not tell which part of it is wrong. */
const invalid = (): AppError =>
  new AppError('unauthenticated', 'auth.api-key-invalid', 'The API key is not one of this platform.', {
    help: 'Check that it was copied whole, and that it is of this platform.',
  });

const over = (status: 'expired' | 'revoked', { name, endsAt, revokedAt }: StoredApiKey): AppError =>
  new AppError(
    'unauthenticated',
    `auth.api-key-${status}`,
    status === 'expired'
      ? `The API key "${name}" has expired at ${endsAt}.`
      : `The API key "${name}" was revoked at ${revokedAt}.`,
    { help: ANOTHER },
  );

interface Effects {
  keysOf: (tenantId: string) => Pick<ApiKeyStore, 'get' | 'noteUse'>;
  tenantOf: (tenantId: string) => Promise<Pick<Tenant, 'id' | 'organization_id' | 'status'> | undefined>;
  now: number;
}

/**
 * The key and the tenant that a caller's API key speaks for.
 * @throws AppError `auth.api-key-invalid`, `auth.api-key-expired`, `auth.api-key-revoked`
 */
export async function verifyApiKey(
  given: string,
  { keysOf, tenantOf, now }: Effects,
): Promise<{ key: StoredApiKey; tenant: Pick<Tenant, 'id' | 'organization_id'> }> {
  const read = readApiKey(given);
  if (!read) throw invalid();
  const keys = keysOf(read.tenantId);
  const [key, tenant] = await Promise.all([keys.get(read.id), tenantOf(read.tenantId)]);
  // Only the bearer of the secret is told what became of the key.
  if (!key || !secretFits(read.secret, key) || tenant?.status !== 'active') throw invalid();
  const status = statusOf(key, now);
  if (status !== 'active') throw over(status, key);
  if (key.lastUsedAt === undefined || now - Date.parse(key.lastUsedAt) >= USE_NOTED_EVERY_MS)
    // The caller is who it says: that this cannot be written down is no reason to refuse it.
    await keys
      .noteUse(key.id, timestamp(now))
      .catch((error: Error) => logger.warn('The use of an API key was not noted', { error, apiKeyId: key.id }));
  return { key, tenant };
}
