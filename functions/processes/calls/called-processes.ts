import type { ProcessStore } from '../process-store.ts';

/** What can be looked up of the processes that others call. */
export type CalledProcesses = Pick<ProcessStore, 'draft' | 'version'>;
