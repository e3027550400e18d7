import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '#contracts/core/event.ts';
import type { Role } from '#contracts/core/operation.ts';
import { AppError } from './errors.ts';

/** Who acts, for which tenant, on whose behalf a chain of calls and events goes on. */
export interface Caller {
  readonly tenantId: string;
  readonly organizationId: string;
  readonly actor: Actor;
  readonly roles: readonly Role[];
  readonly email?: string;
  readonly sessionId?: string;
  /** Seconds since the epoch. */
  readonly tokenExpiresAt?: number;
  readonly requestId: string;
  readonly correlationId: string;
  readonly causationId?: string;
}

const storage = new AsyncLocalStorage<Caller>();

export const runAs = <T>(caller: Caller, work: () => T): T => storage.run(caller, work);

/** The caller of the request or event being handled. Throws outside of one: nothing is done for nobody. */
export function currentCaller(): Caller {
  const caller = storage.getStore();
  if (!caller) throw new AppError('unauthenticated', 'auth.required', 'This needs a signed-in caller.');
  return caller;
}

export const hasRole = (caller: Caller, ...roles: Role[]): boolean =>
  caller.roles.includes('admin') || roles.some((role) => caller.roles.includes(role));

/** The platform acting for a tenant: event consumers, sweeps, state-machine tasks. */
export const serviceCaller = (
  service: string,
  tenantId: string,
  trace: { requestId: string; correlationId: string; causationId?: string },
): Caller => ({
  tenantId,
  organizationId: tenantId,
  actor: { type: 'service', id: service },
  roles: ['admin'],
  ...trace,
});
