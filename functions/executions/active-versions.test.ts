import { describe, expect, it } from 'vitest';
import { ACTIVE_LEASE_MS, ActiveVersions } from './active-versions.ts';
import type { ActiveVersion } from './runnable-store.ts';

function setUp(active: ActiveVersion | undefined) {
  const state = { now: 1_000, active, reads: 0 };
  const versions = new ActiveVersions(() => state.now);
  const store = {
    getActive: () => {
      state.reads += 1;
      return Promise.resolve(state.active);
    },
  };
  return { state, get: (tenantId = 't', processId = 'p') => versions.get(tenantId, processId, store) };
}

describe('The active version of a process', () => {
  it('is read once within a lease, and anew after it', async () => {
    const { state, get } = setUp({ version: '1.0.0' });
    expect([await get(), await get()]).toEqual([{ version: '1.0.0' }, { version: '1.0.0' }]);
    expect(state.reads).toBe(1);
    state.active = { version: '2.0.0' };
    state.now += ACTIVE_LEASE_MS - 1;
    expect(await get()).toEqual({ version: '1.0.0' });
    state.now += 1;
    expect(await get()).toEqual({ version: '2.0.0' });
  });

  it('is seen at once where there was none', async () => {
    const { state, get } = setUp(undefined);
    expect(await get()).toBeUndefined();
    state.active = { version: '1.0.0' };
    expect(await get()).toEqual({ version: '1.0.0' });
  });

  it('is known per tenant and process', async () => {
    const { state, get } = setUp({ version: '1.0.0' });
    await get('t', 'p');
    await get('t', 'q');
    await get('u', 'p');
    expect(state.reads).toBe(3);
  });

  it('counts the lease from before the read: what was written while reading is not taken for seen', async () => {
    const state = { now: 0 };
    const versions = new ActiveVersions(() => state.now);
    const slow = {
      getActive: () => {
        state.now += ACTIVE_LEASE_MS;
        return Promise.resolve({ version: '1.0.0' });
      },
    };
    await versions.get('t', 'p', slow);
    expect(await versions.get('t', 'p', { getActive: () => Promise.resolve({ version: '2.0.0' }) })).toEqual({
      version: '2.0.0',
    });
  });
});
