import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { runArnOf } from '#adapters/state-machines/runs.ts';
import type { BodyOf } from '#contracts/core/operation.ts';
import { executionCreated, type startExecution as operation } from '#contracts/executions/index.ts';
import { type Caller, runAs } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { newUuid, timestamp } from '#runtime/ids.ts';
import { type ExecutionPayload, type ExecutionRecord, eventIdsOf, runInputOf } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import { type Launching, launchExecution } from './launch-execution.ts';
import type { Startable } from './resolve-runnable.ts';

/** Step Functions' bound on a state's input, in bytes of UTF-8. */
export const LARGEST_INPUT = 262_144;

type Asked = BodyOf<typeof operation>;

export interface Starting extends Launching {
  resolve: (asked: Asked) => Promise<Startable>;
  store: Pick<ExecutionStore, 'create' | 'change' | 'get'>;
  /** Makes sure that recovery visits the tenant. */
  noteTenant: (tenantId: string) => Promise<void>;
}

const recordOf = (
  id: string,
  { runnable, runs, replayOf }: Startable,
  name: string | undefined,
  caller: Caller,
): ExecutionRecord => {
  const now = timestamp();
  return {
    id,
    tenant_id: caller.tenantId,
    name: name ?? runnable.name,
    processId: runnable.processId,
    processName: runnable.name,
    version: runnable.version,
    status: 'CREATED',
    runtimeStatus: 'pending',
    rootExecutionId: id,
    correlationId: id,
    startedBy: caller.actor.id,
    createdAt: now,
    updatedAt: now,
    stateMachineVersionArn: runnable.stateMachineVersionArn,
    runArn: runArnOf(runnable.stateMachineVersionArn, id),
    ...(runs === undefined ? {} : { runs }),
    ...(replayOf === undefined ? {} : { replayOf }),
  };
};

export function refuseTooLarge(record: ExecutionRecord, payload: ExecutionPayload): void {
  const bytes = Buffer.byteLength(JSON.stringify(runInputOf(record, payload)));
  if (bytes <= LARGEST_INPUT) return;
  throw new AppError('too-large', 'execution.input-too-large', `The input of the run has ${bytes} bytes.`, {
    errors: [
      { path: '/input', code: 'too-large', message: `input and context together exceed ${LARGEST_INPUT} bytes` },
    ],
    help: 'Put large data into storage and pass a reference to it.',
  });
}

/**
 * Validates, records and starts an execution. Everything that the run sets off shares its id as correlation id. An id that is given
 * and known already starts nothing anew.
 */
export async function startExecution(
  asked: Asked,
  caller: Caller,
  ports: Starting,
  id = newUuid(),
): Promise<ExecutionRecord> {
  const startable = await ports.resolve(asked);
  const payload = { input: startable.check(asked.input), context: asked.context };
  const record = recordOf(id, startable, asked.name, caller);
  refuseTooLarge(record, payload);
  await ports.noteTenant(caller.tenantId);
  const asTheRun = { ...caller, correlationId: record.correlationId, causationId: caller.requestId };
  return runAs(asTheRun, async () => {
    const created = eventOf(executionCreated, { ...eventIdsOf(record), name: record.name });
    const isNew = await ports.store.create(record, payload, [created]);
    if (!isNew) return (await ports.store.get(id)) ?? record;
    return launchExecution(record, payload, ports);
  });
}
