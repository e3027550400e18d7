import { describe, expect, it } from 'vitest';
import type { Tenant } from '#contracts/identity.ts';
import { hashSecret, newSecret } from '../secret.ts';
import { prefixOf, readApiKey, type StoredApiKey, writeApiKey } from './api-key.ts';
import { verifyApiKey } from './verify-api-key.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-01-01T12:00:00.000Z');
const at = (hours: number): string => new Date(NOW + hours * HOUR).toISOString();
const tenantId = 'a0000000-0000-4000-8000-000000000001';
const elsewhere = 'a0000000-0000-4000-8000-000000000002';
const id = '019aa8c1-b2f3-7d3e-8abc-0123456789ab';
const secret = newSecret();
const key = writeApiKey(id, tenantId, secret);

const stored = (more: Partial<StoredApiKey> = {}): StoredApiKey => ({
  id,
  name: 'CI',
  prefix: prefixOf(id),
  roles: ['designer'],
  createdBy: 'b0000000-0000-4000-8000-000000000001',
  createdAt: at(-48),
  secretHash: hashSecret(secret),
  ...more,
});

type Around = { more?: Partial<StoredApiKey>; status?: Tenant['status']; unwritable?: boolean };

/** Verifies against the one key that is stored. @returns also the uses that were noted */
async function verify(given: string, { more = {}, status = 'active', unwritable = false }: Around = {}) {
  const noted: string[] = [];
  const verified = await verifyApiKey(given, {
    keysOf: (of) => ({
      get: async (asked) => (of === tenantId && asked === id ? stored(more) : undefined),
      noteUse: async (_, time) => {
        if (unwritable) throw new Error('Too many requests');
        return noted.push(time) > 0;
      },
    }),
    tenantOf: async (of) => ({ id: of, organization_id: of, status }),
    now: NOW,
  });
  return { ...verified, noted };
}

describe('an API key', () => {
  it('speaks for its tenant, with its roles', async () => {
    expect(await verify(key)).toMatchObject({ key: { id, roles: ['designer'] }, tenant: { id: tenantId } });
  });

  it('says where it is kept, and begins with what is shown of it', () => {
    expect(readApiKey(key)).toEqual({ id, tenantId, secret });
    expect(key.startsWith(prefixOf(id))).toBe(true);
    expect(secret).not.toContain(prefixOf(id).slice(4));
  });

  it.each([
    ['never', undefined, [at(0)]],
    ['an hour ago', at(-1), [at(0)]],
    ['half an hour ago', at(-0.5), []],
  ])('that was used %s notes at most one use an hour', async (_, lastUsedAt, noted) => {
    expect((await verify(key, { more: { lastUsedAt } })).noted).toEqual(noted);
  });

  it('works although its use cannot be noted', async () => {
    expect(await verify(key, { unwritable: true })).toMatchObject({ key: { id }, noted: [] });
  });

  it.each([
    ['cut short', key.slice(0, -1)],
    ['with something behind it', `${key}x`],
    ['with another secret', writeApiKey(id, tenantId, newSecret())],
    ['of another tenant', writeApiKey(id, elsewhere, secret)],
    ['that nobody was given', writeApiKey('019aa8c1-b2f3-7d3e-8abc-000000000000', tenantId, secret)],
    ['without anything', 'fmk_'],
    ['with a path in it', `fmk_${'../'.repeat(10)}`],
  ])('%s is refused, with one answer', async (_, given) => {
    await expect(verify(given)).rejects.toMatchObject({
      kind: 'unauthenticated',
      code: 'auth.api-key-invalid',
      help: expect.stringMatching(/\.$/),
    });
  });

  it('of a suspended tenant is refused', async () => {
    await expect(verify(key, { status: 'suspended' })).rejects.toMatchObject({ code: 'auth.api-key-invalid' });
  });

  it('works up to the moment at which it expires', async () => {
    expect((await verify(key, { more: { endsAt: at(0.001) } })).key.id).toBe(id);
    await expect(verify(key, { more: { endsAt: at(0) } })).rejects.toMatchObject({ code: 'auth.api-key-expired' });
  });

  it('that was revoked is refused by name, to the bearer of its secret only', async () => {
    const more = { revokedAt: at(-1), endsAt: at(-2) };
    await expect(verify(key, { more })).rejects.toMatchObject({ code: 'auth.api-key-revoked' });
    const guessed = writeApiKey(id, tenantId, newSecret());
    await expect(verify(guessed, { more })).rejects.toMatchObject({ code: 'auth.api-key-invalid' });
  });
});
