import type { JsonObject } from '#contracts/core/json.ts';
import type { Execution, HistoryEvent, NodeInstance } from '#contracts/executions/index.ts';
import type { NodeDef, ProcessDefinition } from '#contracts/process-definition/index.ts';
import { now, uuid } from './ids.ts';
import { tenant } from './people.ts';

/** An execution in memory, with what the fake needs to go on with it. */
export type Run = {
  execution: Execution;
  definition: ProcessDefinition;
  history: HistoryEvent[];
  data: JsonObject;
  /** Tokens that have arrived at a parallel join. */
  arrived: Map<string, number>;
  held: { node: NodeDef; visit: NodeInstance }[];
  /** Milliseconds that machines and timers take. */
  pace: number;
  onEnd: (() => void) | undefined;
};

export const runs = new Map<string, Run>();

type Start = {
  definition: ProcessDefinition;
  processId: string;
  version: string;
  name?: string | undefined;
  input: JsonObject;
  context?: JsonObject;
  startedBy: string;
  parent?: Execution | undefined;
  pace: number;
};

export function createRun(start: Start): Run {
  const id = uuid();
  const at = now();
  const run: Run = {
    execution: {
      id,
      tenant_id: tenant.id,
      name: start.name ?? `${start.definition.name} ${runs.size + 1041}`,
      processId: start.processId,
      processName: start.definition.name,
      version: start.version,
      status: 'STARTED',
      runtimeStatus: 'in_progress',
      ...(start.parent && { parentExecutionId: start.parent.id }),
      rootExecutionId: start.parent?.rootExecutionId ?? id,
      correlationId: start.parent?.correlationId ?? id,
      startedBy: start.startedBy,
      createdAt: at,
      updatedAt: at,
      startedAt: at,
      input: start.input,
      context: start.parent?.context ?? start.context ?? {},
      currentNodes: [],
      nodes: [],
      takenFlows: [],
      nodeVariables: {},
    },
    definition: start.definition,
    history: [],
    data: { ...start.input },
    arrived: new Map(),
    held: [],
    pace: start.pace,
    onEnd: undefined,
  };
  runs.set(id, run);
  record(run, 'execution.created');
  record(run, 'execution.started');
  return run;
}

export function record(run: Run, type: HistoryEvent['type'], visit?: NodeInstance): void {
  const at = now();
  run.execution.updatedAt = at;
  run.execution.currentNodes = run.execution.nodes.filter(({ status }) => ['in_progress', 'paused'].includes(status));
  run.history.push({
    id: run.history.length + 1,
    type,
    time: at,
    ...(visit && { nodeId: visit.nodeId, title: visit.title, visit: visit.visit }),
    ...(visit?.durationMs !== undefined && { durationMs: visit.durationMs }),
  });
}

export function beginVisit(run: Run, node: NodeDef): NodeInstance {
  const count = run.execution.nodes.filter(({ nodeId }) => nodeId === node.node_id).length + 1;
  const visit: NodeInstance = {
    id: `${node.node_id}#${count}`,
    nodeId: node.node_id,
    title: node.title,
    type: node.action_type ?? node.type,
    visit: count,
    status: 'in_progress',
    startedAt: now(),
    attempts: 1,
    input: { ...run.data },
  };
  run.execution.nodes.push(visit);
  record(run, 'node.entered', visit);
  return visit;
}

export function endVisit(
  run: Run,
  visit: NodeInstance,
  status: 'completed' | 'failed' | 'cancelled',
  output?: JsonObject,
): void {
  visit.status = status;
  visit.endedAt = now();
  visit.durationMs = Date.parse(visit.endedAt) - Date.parse(visit.startedAt);
  if (output) {
    visit.output = output;
    run.data = { ...run.data, ...output };
    run.execution.nodeVariables[visit.nodeId] = { input: visit.input, output };
  }
  record(run, `node.${status}`, visit);
}

/** Moves everything that a run has recorded into the past. */
export function shift(run: Run, minutes: number): void {
  const back = (iso: string) => new Date(Date.parse(iso) - minutes * 60_000).toISOString();
  const { execution } = run;
  for (const key of ['createdAt', 'updatedAt', 'startedAt', 'endedAt'] as const) {
    const at = execution[key];
    if (at) execution[key] = back(at);
  }
  for (const visit of execution.nodes) {
    visit.startedAt = back(visit.startedAt);
    if (visit.endedAt) visit.endedAt = back(visit.endedAt);
  }
  for (const event of run.history) event.time = back(event.time);
}
