import { PauseCheck } from '#adapters/control/pause-check.ts';
import { documentClient } from '#adapters/dynamodb/client.ts';
import { tableFor } from '#adapters/dynamodb/tables.ts';
import { environment } from './environment.ts';
import { ExecutionStore } from './execution-store.ts';
import { StartableCache } from './resolve-runnable.ts';
import { RunnableStore } from './runnable-store.ts';

/** What the doors of this context are composed of; repositories exist per tenant only. */
export const tableOf = tableFor(environment.TABLE_NAME);
export const executionsOf = (tenantId: string) => new ExecutionStore(tableOf(tenantId));
export const runnablesOf = (tenantId: string) => new RunnableStore(tableOf(tenantId));
export const startables = new StartableCache();
export const pauseCheck = new PauseCheck({ client: documentClient(), table: environment.TABLE_NAME });
