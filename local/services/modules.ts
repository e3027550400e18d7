import type { CloudContext, LocalModule } from './contract.ts';
import { createStorage } from './storage/index.ts';

/** The services beside those of the core, in the order in which they are made. */
export const serviceModules: readonly ((context: CloudContext) => Promise<LocalModule>)[] = [createStorage];
