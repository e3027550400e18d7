import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import type { Execution, NodeInstance } from '#contracts/executions/index.ts';
import { notFound } from '#runtime/errors.ts';
import { type ExecutionPayload, type ExecutionRecord, hasEnded } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import { projectRun, type RunProjection } from './history/project-run.ts';
import { joinLegs } from './operate/join-legs.ts';
import type { Startable } from './resolve-runnable.ts';
import { resultOf } from './result-store.ts';

export interface Viewing {
  store: Pick<ExecutionStore, 'getWhole'>;
  version: (processId: string, version: string) => Promise<Startable | undefined>;
  history: (runArn: string) => Promise<RunEvent[]>;
  /** What the runs before the present one did, where it was moved. */
  earlier?: (record: ExecutionRecord) => Promise<RunProjection[]>;
  /** Records an end that the history shows and that the record does not know yet. */
  finish: (record: ExecutionRecord) => Promise<ExecutionRecord>;
}

/** An execution with what its run did: stored once it has ended, read from Step Functions while it runs. */
export interface View extends RunProjection {
  record: ExecutionRecord;
  /** What it was started with. */
  payload: ExecutionPayload;
}

export async function readRecord(id: string, store: Pick<ExecutionStore, 'get'>): Promise<ExecutionRecord> {
  const record = await store.get(id);
  if (!record) throw notFound('execution', id);
  return record;
}

const NOTHING = { nodes: [], events: [], takenFlows: [] };

type Whole = NonNullable<Awaited<ReturnType<ExecutionStore['getWhole']>>>;

async function viewOf({ record, parts }: Whole, ports: Viewing): Promise<Omit<View, 'payload'>> {
  if (record.status === 'CREATED' || record.status === 'FAILED_TO_START') return { record, ...NOTHING };
  const stored = hasEnded(record) ? resultOf(parts) : undefined;
  if (stored) {
    const error = record.error ? { error: record.error } : {};
    const end = {
      runtimeStatus: record.runtimeStatus as 'completed',
      time: record.endedAt!,
      output: stored.output,
      ...error,
    };
    const { nodes, events, takenFlows } = stored;
    return { record, nodes, events, takenFlows, end };
  }
  const version = await ports.version(record.processId, record.runs ?? record.version);
  if (!version) return { record, ...NOTHING };
  const run = projectRun(await ports.history(record.runArn), version.runnable);
  return { record, ...(record.moves && ports.earlier ? joinLegs(await ports.earlier(record), run) : run) };
}

/** Reads an execution. An end that Step Functions reports before its event has come is recorded on the spot. */
export async function viewExecution(id: string, ports: Viewing): Promise<View> {
  const whole = await ports.store.getWhole(id);
  if (!whole) throw notFound('execution', id);
  const view = { ...(await viewOf(whole, ports)), payload: whole.payload };
  if (!view.end || hasEnded(view.record)) return view;
  return { ...view, record: await ports.finish(view.record) };
}

const isCurrent = (node: NodeInstance): boolean => node.status === 'in_progress' || node.status === 'paused';

/** Latest input and output per node. */
const variablesOf = (nodes: readonly NodeInstance[]): Execution['nodeVariables'] =>
  Object.fromEntries(
    nodes
      .filter((node) => node.index === undefined && (node.input !== undefined || node.output !== undefined))
      .map(({ nodeId, input, output }) => [
        nodeId,
        { ...(input === undefined ? {} : { input }), ...(output === undefined ? {} : { output }) },
      ]),
  );

/** GET /executions/{id}: the record, what it was started with, and its nodes. */
export async function getExecution(id: string, ports: Viewing): Promise<Execution> {
  const { record, payload, nodes, takenFlows, end } = await viewExecution(id, ports);
  const { input, context } = payload;
  const { error } = record;
  return {
    ...record,
    input,
    context,
    ...(end?.output === undefined ? {} : { output: end.output }),
    ...(error ? { error } : {}),
    currentNodes: nodes.filter(isCurrent),
    nodes,
    takenFlows,
    nodeVariables: variablesOf(nodes),
  };
}
