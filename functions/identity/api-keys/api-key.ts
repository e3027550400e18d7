import { API_KEY_PREFIX, type ApiKey } from '#contracts/api-keys.ts';

/** An API key as stored: with the hash of its secret, which no contract lets out. `endsAt` is what the contract calls `expiresAt`, which the table keeps for itself. */
export interface StoredApiKey extends Omit<ApiKey, 'status' | 'expiresAt'> {
  secretHash: string;
  endsAt?: string | undefined;
}

export const statusOf = ({ revokedAt, endsAt }: StoredApiKey, now: number): ApiKey['status'] => {
  if (revokedAt !== undefined) return 'revoked';
  return endsAt !== undefined && Date.parse(endsAt) <= now ? 'expired' : 'active';
};

export const shown = ({ secretHash: _, endsAt, ...key }: StoredApiKey, now: number): ApiKey => ({
  ...key,
  status: statusOf({ ...key, secretHash: '', endsAt }, now),
  ...(endsAt === undefined ? {} : { expiresAt: endsAt }),
});

const HEX = '[0-9a-fA-F]{32}';
const FORM = new RegExp(`^${API_KEY_PREFIX}(${HEX})_(${HEX})_([\\w-]{43})$`);
const compact = (uuid: string): string => uuid.replaceAll('-', '');
const asUuid = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** A key says which one it is and where it is kept, and proves that the bearer was given it: one read finds it. */
export const writeApiKey = (id: string, tenantId: string, secret: string): string =>
  `${API_KEY_PREFIX}${compact(id)}_${compact(tenantId)}_${secret}`;

export function readApiKey(key: string): { id: string; tenantId: string; secret: string } | undefined {
  const match = FORM.exec(key);
  return match ? { id: asUuid(match[1]!), tenantId: asUuid(match[2]!), secret: match[3]! } : undefined;
}

/** What is shown of a key afterwards: time and chance of its id, nothing of its secret. */
export const prefixOf = (id: string): string => `${API_KEY_PREFIX}${compact(id).slice(0, 16)}`;
