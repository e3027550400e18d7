import type * as api from '#contracts/executions/index.ts';
import type { NodeInstance } from '#contracts/executions/index.ts';
import type { NodeDef } from '#contracts/process-definition/index.ts';
import * as engine from './engine.ts';
import { get, summary } from './executions.ts';
import { type Handlers, handle } from './http.ts';
import { FakeProblem } from './problem.ts';
import { createRun, endVisit, type Run, record } from './run.ts';
import { cancelTasksOf } from './tasks.ts';

const isOpen = ({ status }: NodeInstance): boolean => status === 'in_progress' || status === 'paused';

/** Where a run stands. */
export const openVisits = (run: Run): NodeInstance[] => run.execution.nodes.filter(isOpen);

function nodeOf(run: Run, nodeId: string): NodeDef {
  const node = run.definition.nodes.find(({ node_id }) => node_id === nodeId);
  if (node) return node;
  throw new FakeProblem(409, 'execution.no-entry', `The process has no node ${nodeId}.`);
}

/** Ends where a run stands, or one of these places. */
function leave(run: Run, from: string | undefined): void {
  for (const visit of run.execution.nodes)
    if (isOpen(visit) && (from === undefined || visit.nodeId === from)) endVisit(run, visit, 'cancelled');
  run.held = run.held.filter(({ visit }) => isOpen(visit));
  cancelTasksOf(run.execution.id, from);
}

export const leaveAll = (run: Run): void => leave(run, undefined);

/** Moves and replays, as far as pages show them. */
export const moveHandlers: Handlers = {
  getExecutionPosition: (call) => {
    const run = get(call);
    const nodes = openVisits(run);
    const at = nodes.map(({ nodeId, title }) => ({ nodeId, title, data: run.data, waits: false }));
    return { body: { nodes: at, data: run.data } };
  },
  moveExecution: handle<typeof api.moveExecution>((call) => {
    const run = get(call);
    const { to, from, data, abandonBranches } = call.body;
    const node = nodeOf(run, to);
    const open = openVisits(run);
    if (open.length > 1 && from === undefined && !abandonBranches)
      throw new FakeProblem(409, 'execution.in-parallel', 'The run stands at several nodes.');
    leave(run, abandonBranches ? undefined : from);
    if (data) run.data = { ...data };
    record(run, 'execution.moved');
    void engine.enter(run, node);
    return { body: summary(run) };
  }),
  replayExecution: handle<typeof api.replayExecution>((call) => {
    const before = get(call);
    const { nodeId, data, name } = call.body;
    const { execution, definition } = before;
    const node = nodeOf(before, nodeId);
    const visited = execution.nodes.findLast((visit) => visit.nodeId === nodeId);
    const run = createRun({
      definition,
      processId: execution.processId,
      version: execution.version,
      name: name ?? execution.name,
      input: data ?? (visited?.input as typeof data) ?? {},
      context: execution.context,
      startedBy: call.user.id,
      pace: before.pace,
    });
    run.execution.replayOf = execution.id;
    void engine.enter(run, node);
    return { body: summary(run) };
  }),
};
