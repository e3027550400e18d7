import { tableFor } from '#adapters/dynamodb/tables.ts';
import { environment } from './environment.ts';
import { JobStore } from './jobs/job-store.ts';

/** What the doors of this context are composed of; repositories exist per tenant only. */
const tableOf = tableFor(environment.TABLE_NAME);
export const jobsOf = (tenantId: string) => new JobStore(tableOf(tenantId));
