import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import type { Execution, NodeInstance } from '#contracts/executions/index.ts';
import { notFound } from '#runtime/errors.ts';
import { type ExecutionRecord, hasEnded } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import { projectRun, type RunProjection } from './history/project-run.ts';
import { joinLegs } from './operate/join-legs.ts';
import type { Startable } from './resolve-runnable.ts';
import type { ResultStore } from './result-store.ts';

export interface Viewing {
  store: Pick<ExecutionStore, 'get' | 'getPayload'>;
  results: Pick<ResultStore, 'get'>;
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
}

export async function readRecord(id: string, store: Pick<ExecutionStore, 'get'>): Promise<ExecutionRecord> {
  const record = await store.get(id);
  if (!record) throw notFound('execution', id);
  return record;
}

const NOTHING = { nodes: [], events: [], takenFlows: [] };

async function viewOf(record: ExecutionRecord, ports: Viewing): Promise<View> {
  if (record.status === 'CREATED' || record.status === 'FAILED_TO_START') return { record, ...NOTHING };
  const stored = hasEnded(record) ? await ports.results.get(record.id) : undefined;
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
  const view = await viewOf(await readRecord(id, ports.store), ports);
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
  const { record, nodes, takenFlows, end } = await viewExecution(id, ports);
  const { input, context } = await ports.store.getPayload(id);
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
