import { generateKeyPairSync, sign as signWith } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { User } from '#contracts/identity.ts';
import { ACCESS_TOKEN_SECONDS, issueAccessToken, verifyAccessToken } from './access-token.ts';

const tenantId = 'a0000000-0000-4000-8000-000000000001';
const user: User = {
  id: 'b0000000-0000-4000-8000-000000000001',
  tenant_id: tenantId,
  organization_id: tenantId,
  email: 'dana@acme.example',
  name: 'Dana',
  roles: ['designer'],
  status: 'active',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};
const NOW = Date.parse('2026-01-01T12:00:00.000Z');
const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const strangers = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const issue = (key = keys.privateKey) =>
  issueAccessToken(
    { user, tenant: { id: tenantId, organization_id: tenantId }, sessionId: 'ses_1', now: NOW },
    async (message) => signWith('sha256', message, { key, dsaEncoding: 'ieee-p1363' }),
  );

describe('an access token', () => {
  it('says who the user is, for fifteen minutes', async () => {
    const claims = await verifyAccessToken(await issue(), keys.publicKey, NOW + (ACCESS_TOKEN_SECONDS - 1) * 1000);
    expect(claims).toMatchObject({ sub: user.id, tenant_id: tenantId, roles: ['designer'], sid: 'ses_1' });
  });

  it('is refused by name when it has expired', async () => {
    const late = NOW + (ACCESS_TOKEN_SECONDS + 1) * 1000;
    await expect(verifyAccessToken(await issue(), keys.publicKey, late)).rejects.toMatchObject({
      kind: 'unauthenticated',
      code: 'auth.token-expired',
    });
  });

  it.each([
    ['signed by somebody else', () => issue(strangers.privateKey)],
    ['without a signature', async () => `${(await issue()).split('.').slice(0, 2).join('.')}.`],
    [
      'that asks not to be checked',
      async () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await issue()).split('.')[1]}.`,
    ],
    ['that is no token', async () => 'nonsense'],
  ])('is refused when it is one %s', async (_case, token) => {
    await expect(verifyAccessToken(await token(), keys.publicKey, NOW)).rejects.toMatchObject({
      code: 'auth.token-invalid',
    });
  });
});
