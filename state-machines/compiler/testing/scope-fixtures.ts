import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { saga, transaction } from './fixtures/compensation.ts';
import { escalations, handlers, reworked } from './fixtures/handlers.ts';
import { interrupted, notified } from './fixtures/interruptions.ts';
import { discriminator, repeated, terminatedPart, voted } from './fixtures/repetition.ts';

/** Processes with subprocesses of the same drawing, and what happens to them. */
export const SCOPE_FIXTURES: Readonly<Record<string, ProcessDefinition>> = {
  interrupted,
  notified,
  escalations,
  handlers,
  reworked,
  saga,
  transaction,
  repeated,
  voted,
  discriminator,
  terminatedPart,
};
