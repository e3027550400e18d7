import { z } from 'zod';
import { event } from './core/event.ts';
import { operation } from './core/operation.ts';
import { PageQuerySchema, pageOf } from './core/page.ts';
import { OrganizationIdSchema, TenantIdSchema, TimestampSchema, UserIdSchema } from './core/scalars.ts';

const context = 'identity';

export const RoleSchema = z.enum(['designer', 'employee', 'manager', 'worker', 'admin']).meta({ id: 'Role' });

export const TenantSchema = z
  .object({
    id: TenantIdSchema,
    name: z.string(),
    slug: z.string().meta({ description: 'Short name, unique on the platform', example: 'acme' }),
    organization_id: OrganizationIdSchema,
    status: z.enum(['active', 'suspended']),
    createdAt: TimestampSchema,
    updatedAt: TimestampSchema,
  })
  .meta({ id: 'Tenant' });
export type Tenant = z.infer<typeof TenantSchema>;

export const UserSchema = z
  .object({
    id: UserIdSchema,
    tenant_id: TenantIdSchema,
    organization_id: OrganizationIdSchema,
    email: z.email(),
    name: z.string(),
    roles: z.array(RoleSchema),
    status: z.enum(['active', 'disabled']),
    createdAt: TimestampSchema,
    updatedAt: TimestampSchema,
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof UserSchema>;

const PasswordSchema = z.string().min(10, 'must have at least 10 characters').max(200);

export const getTenant = operation({
  id: 'getTenant',
  context,
  method: 'GET',
  path: '/tenants/current',
  summary: "The caller's tenant",
  access: 'user',
  result: TenantSchema,
});

const UserWriteSchema = z.strictObject({
  email: z.email(),
  name: z.string().min(1).max(200),
  roles: z.array(RoleSchema).min(1),
  password: PasswordSchema,
});

export const createUser = operation({
  id: 'createUser',
  context,
  method: 'POST',
  path: '/users',
  summary: 'Create a user in the tenant',
  access: ['admin'],
  body: UserWriteSchema,
  result: UserSchema,
  status: 201,
  idempotent: true,
  problems: ['user.email-taken'],
});

export const listUsers = operation({
  id: 'listUsers',
  context,
  method: 'GET',
  path: '/users',
  summary: 'Users of the tenant',
  access: 'user',
  query: PageQuerySchema.extend({ role: RoleSchema.optional() }),
  result: pageOf(UserSchema),
});

export const getUser = operation({
  id: 'getUser',
  context,
  method: 'GET',
  path: '/users/{id}',
  summary: 'One user',
  access: 'user',
  params: z.object({ id: UserIdSchema }),
  result: UserSchema,
  problems: ['user.not-found'],
});

export const updateUser = operation({
  id: 'updateUser',
  context,
  method: 'PUT',
  path: '/users/{id}',
  summary: "Change a user's name, roles, status or password",
  access: ['admin'],
  params: z.object({ id: UserIdSchema }),
  body: z.strictObject({
    name: z.string().min(1).max(200).optional(),
    roles: z.array(RoleSchema).min(1).optional(),
    status: z.enum(['active', 'disabled']).optional(),
    password: PasswordSchema.optional(),
  }),
  result: UserSchema,
  problems: ['user.not-found', 'user.last-admin'],
});

export const identityOperations = [getTenant, createUser, listUsers, getUser, updateUser];

export const tenantCreated = event({
  type: 'tenant.created',
  context,
  summary: 'A tenant was created',
  data: z.object({ tenantId: TenantIdSchema, name: z.string(), slug: z.string() }),
});
export const userCreated = event({
  type: 'user.created',
  context,
  summary: 'A user was added to a tenant',
  data: z.object({ userId: UserIdSchema, email: z.string(), name: z.string(), roles: z.array(RoleSchema) }),
});
export const userUpdated = event({
  type: 'user.updated',
  context,
  summary: "A user's name, roles or status changed",
  data: z.object({
    userId: UserIdSchema,
    name: z.string(),
    roles: z.array(RoleSchema),
    status: z.enum(['active', 'disabled']),
  }),
});
export const identityEvents = [tenantCreated, userCreated, userUpdated];
