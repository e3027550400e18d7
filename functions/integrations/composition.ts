import { LeftRuns } from '#adapters/dynamodb/left-runs.ts';
import { tableFor } from '#adapters/dynamodb/tables.ts';
import { environment } from './environment.ts';
import { JobStore } from './jobs/job-store.ts';

/** What the doors of this context are composed of; repositories exist per tenant only. */
const tableOf = tableFor(environment.TABLE_NAME);
export const leftRunsOf = (tenantId: string) => new LeftRuns(tableOf(tenantId));
export const jobsOf = (tenantId: string) => new JobStore(tableOf(tenantId));
