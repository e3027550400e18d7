import { z } from 'zod';
import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { runArnOf } from '#adapters/state-machines/runs.ts';
import type { JsonObject } from '#contracts/core/json.ts';
import { ProcessIdSchema } from '#contracts/core/scalars.ts';
import { executionCreated, executionStarted } from '#contracts/executions/index.ts';
import { SubprocessConfigSchema } from '#contracts/process-definition/index.ts';
import { AppError, TaskError } from '#runtime/errors.ts';
import { timestamp, uuidOf } from '#runtime/ids.ts';
import { type ActivityCall, activityKey } from '#runtime/task-handler.ts';
import { type ExecutionPayload, type ExecutionRecord, eventIdsOf, runInputOf } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import type { Startable } from './resolve-runnable.ts';
import { refuseTooLarge } from './start-execution.ts';
import { readRecord } from './view-execution.ts';

/** Subprocesses within subprocesses: further down it is taken for a recursion without an end. */
export const DEEPEST = 20;

export const PrepareChildConfigSchema = z.object({
  title: z.string().optional(),
  processId: ProcessIdSchema,
  version: SubprocessConfigSchema.shape.version,
  /** Who on the caller's drawing catches the child's escalations, the nearest first. */
  escalations: z
    .array(z.object({ name: z.string().optional(), interrupting: z.boolean(), key: z.string() }))
    .optional(),
});

type Call = Omit<ActivityCall, 'config'> & { config: z.output<typeof PrepareChildConfigSchema> };

interface Ports {
  store: Pick<ExecutionStore, 'get' | 'getPayload' | 'create' | 'stillRuns'>;
  resolve: (asked: { processId: string; version?: string | undefined }) => Promise<Startable>;
}

/** A failure of the start as a failure of the activity, with every fault in its message. */
export function asTaskError(error: unknown, name = 'SubprocessRefused'): unknown {
  if (error instanceof TaskError || !(error instanceof AppError)) return error;
  const faults = (error.errors ?? []).map((fault) => `${fault.path} ${fault.message}`).join('; ');
  return new TaskError(name, `${error.code}: ${error.message}${faults ? ` (${faults})` : ''}`, {
    cause: error,
    ...(error.help ? { help: error.help } : {}),
  });
}

function refuseTooDeep(depth: number): void {
  if (depth <= DEEPEST) return;
  throw new TaskError('SubprocessTooDeep', `Subprocesses are nested more than ${DEEPEST} deep.`, {
    help: 'Give the recursion a way out.',
  });
}

const recordOf = (call: Call, parent: ExecutionRecord, { runnable }: Startable): ExecutionRecord => {
  const id = uuidOf(activityKey(call));
  const now = timestamp();
  return {
    id,
    tenant_id: call.tenantId,
    name: call.config.title ?? runnable.name,
    processId: runnable.processId,
    processName: runnable.name,
    version: runnable.version,
    // The state machine starts it in its very next step: there is nothing between the record and the start that could be told.
    status: 'STARTED',
    runtimeStatus: 'in_progress',
    parentExecutionId: parent.id,
    rootExecutionId: parent.rootExecutionId,
    depth: (parent.depth ?? 0) + 1,
    ...(call.config.escalations && { escalatesTo: call.config.escalations }),
    correlationId: parent.correlationId,
    startedBy: parent.startedBy,
    createdAt: now,
    startedAt: now,
    updatedAt: now,
    stateMachineVersionArn: runnable.stateMachineVersionArn,
    runArn: runArnOf(runnable.stateMachineVersionArn, id),
  };
};

async function prepare(call: Call, { store, resolve }: Ports) {
  const parent = await readRecord(call.executionId, store);
  const version = call.config.version === 'active' ? undefined : call.config.version;
  const startable = await resolve({ processId: call.config.processId, version });
  const record = recordOf(call, parent, startable);
  refuseTooDeep(record.depth ?? 0);
  const input = startable.check(call.input as JsonObject);
  const payload: ExecutionPayload = { input, context: call.context ?? {} };
  refuseTooLarge(record, payload);
  const events = [
    eventOf(executionCreated, { ...eventIdsOf(record), name: record.name, parentExecutionId: parent.id }),
    eventOf(executionStarted, eventIdsOf(record)),
  ];
  if (await store.create(record, payload, events, [store.stillRuns(parent.id)])) return { record, payload };
  // Prepared before by a call whose answer was lost: the child keeps the version and the data of that time.
  const known = await readRecord(record.id, store);
  return { record: known, payload: await store.getPayload(known.id) };
}

/** Records a subprocess's execution and tells the state machine what to start. The same activity prepares one child only. */
export async function prepareChild(call: Call, ports: Ports) {
  const { record, payload } = await prepare(call, ports).catch((error: unknown) => {
    throw asTaskError(error);
  });
  return {
    output: {
      stateMachineArn: record.stateMachineVersionArn,
      executionId: record.id,
      input: runInputOf(record, payload),
    },
  };
}
