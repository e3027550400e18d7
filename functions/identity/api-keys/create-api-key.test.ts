import { describe, expect, it } from 'vitest';
import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import type { Actor } from '#contracts/core/event.ts';
import { type Caller, runAs } from '#runtime/actor.ts';
import { hashSecret } from '../secret.ts';
import { readApiKey, type StoredApiKey } from './api-key.ts';
import { createApiKey } from './create-api-key.ts';

const NOW = Date.parse('2026-01-01T12:00:00.000Z');
const tenantId = 'a0000000-0000-4000-8000-000000000001';
const caller = (type: Actor['type'] = 'user'): Caller => ({
  tenantId,
  organizationId: tenantId,
  actor: { type, id: 'b0000000-0000-4000-8000-000000000001', name: 'Ada' },
  roles: ['admin'],
  requestId: 'req',
  correlationId: 'req',
});

type Around = { by?: Caller; expiresAt?: string; full?: boolean };

async function create({ by = caller(), expiresAt, full = false }: Around = {}) {
  const kept: { key: StoredApiKey; events: PublishableEvent[] }[] = [];
  const keys = {
    create: async (key: StoredApiKey, events: PublishableEvent[]) => !full && kept.push({ key, events }) > 0,
  };
  const wanted = { name: 'CI', roles: ['designer' as const, 'designer' as const], expiresAt };
  const created = await runAs(by, () => createApiKey(wanted, by, { keys, now: NOW }));
  return { created, ...kept[0]! };
}

describe('creating an API key', () => {
  it('keeps the hash of its secret, and tells nobody else of it', async () => {
    const { created, key, events } = await create();
    const { secret, ...where } = readApiKey(created.key)!;
    expect(where).toEqual({ id: key.id, tenantId });
    expect(key).toMatchObject({ roles: ['designer'], createdBy: caller().actor.id, secretHash: hashSecret(secret) });
    expect(JSON.stringify({ key, events })).not.toContain(secret);
    expect(events.map(({ envelope }) => envelope.type)).toEqual(['api-key.created']);
  });

  it('gives each its own secret', async () => {
    const [one, other] = [await create(), await create()];
    expect(one.key.secretHash).not.toBe(other.key.secretHash);
  });

  it.each([
    ['of a tenant that has as many as it may', { full: true }, 'conflict', 'api-key.too-many'],
    ['that would have expired', { expiresAt: '2026-01-01T12:00:00.000Z' }, 'invalid', 'api-key.expiry-passed'],
    ['by an API key', { by: caller('api_key') }, 'forbidden', 'auth.person-required'],
  ])('is refused: one %s', async (_, around, kind, code) => {
    await expect(create(around)).rejects.toMatchObject({ kind, code, help: expect.stringMatching(/\.$/) });
  });
});
