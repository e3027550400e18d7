import type * as api from '#contracts/executions/index.ts';
import type { ExecutionTreeNode } from '#contracts/executions/index.ts';
import * as engine from './engine.ts';
import { type Call, type Handlers, handle } from './http.ts';
import { fromDefinitions } from './input-faults.ts';
import { page } from './page.ts';
import { FakeProblem, notFound } from './problem.ts';
import { getStored } from './processes.ts';
import { createRun, type Run, runs } from './run.ts';

const PACE_MS = 1800;

export function get({ params }: Pick<Call, 'params'>): Run {
  const run = runs.get(params.id ?? '');
  if (!run) throw notFound('execution.not-found', 'execution');
  return run;
}

export function summary({ execution }: Run) {
  const {
    input: _i,
    context: _c,
    output: _o,
    error: _e,
    currentNodes: _n,
    nodes: _a,
    nodeVariables: _v,
    takenFlows: _t,
    ...rest
  } = execution;
  return rest;
}

function control(call: Call, act: (run: Run) => void) {
  const run = get(call);
  if (run.execution.endedAt) throw new FakeProblem(409, 'execution.ended', 'The execution has ended.');
  act(run);
  return { body: summary(run) };
}

const treeOf = (run: Run): ExecutionTreeNode => ({
  ...summary(run),
  children: [...runs.values()].filter(({ execution }) => execution.parentExecutionId === run.execution.id).map(treeOf),
});

export const executionHandlers: Handlers = {
  startExecution: handle<typeof api.startExecution>(({ body, user }) => {
    const stored = getStored(body.processId);
    const version = stored.versions.find((entry) => (body.version ? entry.version === body.version : entry.active));
    if (!version) throw new FakeProblem(409, 'execution.no-active-version', 'The process has no active version.');
    const errors = fromDefinitions(version.definition.data_definitions, body.input);
    if (errors.length > 0) {
      throw new FakeProblem(422, 'execution.invalid-input', 'The input does not fit the process.', { errors });
    }
    const run = createRun({
      definition: version.definition,
      processId: version.processId,
      version: version.version,
      name: body.name,
      input: body.input,
      context: body.context,
      startedBy: user.id,
      pace: PACE_MS,
    });
    engine.begin(run);
    return { body: summary(run) };
  }),
  listExecutions: handle<typeof api.listExecutions>(({ query }) => {
    const found = [...runs.values()]
      .filter(({ execution }) => !query.processId || execution.processId === query.processId)
      .filter(({ execution }) => !query.runtimeStatus || execution.runtimeStatus === query.runtimeStatus)
      .map(summary)
      .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    return { body: page(found, query) };
  }),
  getExecution: (call) => ({ body: get(call).execution }),
  getExecutionHistory: handle<typeof api.getExecutionHistory>((call) => {
    const { history } = get(call);
    return { body: page(call.query.order === 'desc' ? history.toReversed() : history, call.query) };
  }),
  getExecutionTree: (call) => {
    const { execution } = get(call);
    const root = get({ params: { id: execution.rootExecutionId } });
    return { body: { root: treeOf(root), context: root.execution.context } };
  },
  pauseExecution: (call) => control(call, engine.pause),
  resumeExecution: (call) => control(call, engine.resume),
  cancelExecution: (call) => control(call, engine.cancel),
};
