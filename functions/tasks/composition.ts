import { LeftRuns } from '#adapters/dynamodb/left-runs.ts';
import { tableFor } from '#adapters/dynamodb/tables.ts';
import { TenantRegistry } from '#adapters/dynamodb/tenant-registry.ts';
import { environment } from './environment.ts';
import { TaskStore } from './task-store.ts';
import { UserDirectory } from './user-directory.ts';

/** What the doors of this context are composed of; repositories exist per tenant only. */
export const tableOf = tableFor(environment.TABLE_NAME);
export const tasksOf = (tenantId: string) => new TaskStore(tableOf(tenantId));
export const leftRunsOf = (tenantId: string) => new LeftRuns(tableOf(tenantId));
export const usersOf = (tenantId: string) => new UserDirectory(tableOf(tenantId));
export const finderOf = (tenantId: string) => (idOrEmail: string) => usersOf(tenantId).find(idOrEmail);
export const sweptTenants = new TenantRegistry(tableOf, 'due');
export const watchTenant = (tenantId: string) => sweptTenants.note(tenantId);
