import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { type Tenant, tenantCreated, type User } from '#contracts/identity.ts';
import { runAs, serviceCaller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { newUuid, timestamp } from '#runtime/ids.ts';
import { prepareUser } from './create-user.ts';
import type { StoreOf } from './identity-store.ts';

export interface NewTenant {
  tenantId?: string | undefined;
  name: string;
  slug: string;
  admin: { email: string; name: string; password: string };
}

/** Creates a tenant with its first administrator. @throws AppError `tenant.slug-taken` */
export async function createTenant(
  input: NewTenant,
  requestId: string,
  storeOf: StoreOf,
): Promise<{ tenant: Tenant; admin: User }> {
  const id = input.tenantId ?? newUuid();
  const at = timestamp();
  const tenant: Tenant = {
    id,
    name: input.name,
    slug: input.slug,
    organization_id: newUuid(),
    status: 'active',
    createdAt: at,
    updatedAt: at,
  };
  return runAs(serviceCaller('identity', id, { requestId, correlationId: requestId }), async () => {
    const { user, event } = await prepareUser(
      { ...input.admin, roles: ['admin'] },
      { tenantId: id, organizationId: tenant.organization_id },
    );
    const created = eventOf(tenantCreated, { tenantId: id, name: tenant.name, slug: tenant.slug });
    if (await storeOf(id).createTenant(tenant, user, [created, event])) {
      const { passwordHash: _hidden, ...admin } = user;
      return { tenant, admin };
    }
    throw new AppError('conflict', 'tenant.slug-taken', `A tenant "${input.slug}" exists already.`, {
      help: 'Choose another slug.',
    });
  });
}
