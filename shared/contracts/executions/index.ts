import { controlOperations } from './control.ts';
import { lookOperations } from './look.ts';
import { messageOperations } from './messages.ts';
import { migrationOperations } from './migrate.ts';
import { operateOperations } from './operate.ts';
import { startOperations } from './start.ts';

export * from './control.ts';
export * from './events.ts';
export * from './execution.ts';
export * from './look.ts';
export * from './messages.ts';
export * from './migrate.ts';
export * from './operate.ts';
export * from './start.ts';

/** Every operation of the context. One file per subject declares its own list. */
export const executionOperations = [
  ...messageOperations,
  ...startOperations,
  ...lookOperations,
  ...controlOperations,
  ...operateOperations,
  ...migrationOperations,
];
