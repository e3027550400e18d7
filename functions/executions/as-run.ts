import { runAs, serviceCaller } from '#runtime/actor.ts';
import type { ExecutionRecord } from './execution.ts';

/** Does something on the run's own behalf: its events carry the run's correlation id, whoever happened to set it off. */
export const asRun = <T>(record: ExecutionRecord, work: () => T): T =>
  runAs(
    serviceCaller('executions', record.tenant_id, {
      requestId: record.id,
      correlationId: record.correlationId,
      causationId: record.id,
    }),
    work,
  );
