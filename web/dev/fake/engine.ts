import { setTimeout as delay } from 'node:timers/promises';
import jsonata from 'jsonata';
import type { JsonObject } from '#contracts/core/json.ts';
import type { NodeInstance } from '#contracts/executions/index.ts';
import type { NodeDef } from '#contracts/process-definition/index.ts';
import { now } from './ids.ts';
import { createJobFor } from './jobs.ts';
import { getStored } from './processes.ts';
import { beginVisit, createRun, endVisit, type Run, record, runs } from './run.ts';
import { cancelTasksOf, createTaskFor } from './tasks.ts';

// A token game, just good enough to see pages move. The platform's own engine is elsewhere.

const ended = ({ execution }: Run): boolean => ['completed', 'failed', 'cancelled'].includes(execution.runtimeStatus);
const activity = ({ type }: NodeDef): boolean => !['start', 'end', 'decision', 'event'].includes(type);

export function begin(run: Run): void {
  const start = run.definition.nodes.find(({ type }) => type === 'start');
  if (start) void enter(run, start);
}

export async function enter(run: Run, node: NodeDef): Promise<void> {
  if (ended(run)) return;
  const visit = beginVisit(run, node);
  if (run.execution.runtimeStatus === 'paused' && activity(node)) {
    visit.status = 'paused';
    run.held.push({ node, visit });
    record(run, 'node.held', visit);
    return;
  }
  await perform(run, node, visit);
}

async function perform(run: Run, node: NodeDef, visit: NodeInstance): Promise<void> {
  switch (node.type) {
    case 'start':
      return leave(run, node, visit);
    case 'end':
      endVisit(run, visit, 'completed');
      return finishIfDone(run);
    case 'decision':
      return decide(run, node, visit);
    case 'human_internal':
    case 'human_external':
      record(run, 'node.waiting', visit);
      createTaskFor(run, node, (result) => leave(run, node, visit, result));
      return;
    case 'subprocess':
      return callChild(run, node, visit);
    default:
      return work(run, node, visit);
  }
}

async function work(run: Run, node: NodeDef, visit: NodeInstance): Promise<void> {
  if (node.action_type === 'connector') return handOut(run, node, visit);
  record(run, node.type === 'event' ? 'node.waiting' : 'node.started', visit);
  await delay(run.pace);
  if (ended(run)) return;
  if (node.action_type === 'webhook' && JSON.stringify(run.data).includes('fail')) return fail(run, node, visit);
  leave(
    run,
    node,
    visit,
    node.action_type === 'script' ? { budgetLeft: 12_000 - Number(run.data.amount ?? 0), score: 710 } : {},
  );
}

function handOut(run: Run, node: NodeDef, visit: NodeInstance): void {
  record(run, 'node.waiting', visit);
  createJobFor(run, node, {
    resume: (output) => leave(run, node, visit, output),
    fail: (name, cause) => fail(run, node, visit, { name, cause }),
  });
}

const NO_ANSWER = {
  name: 'FlowMaster.WebhookError',
  cause: 'erp.example answered 503 Service Unavailable three times.',
};

function fail(run: Run, node: NodeDef, visit: NodeInstance, error = NO_ANSWER): void {
  visit.attempts = 3;
  visit.error = error;
  endVisit(run, visit, 'failed');
  const handler = run.definition.nodes.find(
    ({ config }) => config.attachedTo === node.node_id && config.event === 'error',
  );
  if (handler) {
    const caught = beginVisit(run, handler);
    leave(run, handler, caught);
    return;
  }
  run.execution.error = { ...error, nodeId: node.node_id };
  finish(run, 'failed');
}

async function callChild(run: Run, node: NodeDef, visit: NodeInstance): Promise<void> {
  const stored = getStored(String(node.config.processId));
  const version = stored.versions.find(({ active }) => active);
  if (!version) return fail(run, node, visit);
  const child = createRun({
    definition: version.definition,
    processId: version.processId,
    version: version.version,
    input: { applicant: run.data.applicant ?? '' },
    startedBy: run.execution.startedBy,
    parent: run.execution,
    pace: run.pace,
  });
  visit.childExecutionId = child.execution.id;
  child.onEnd = () => leave(run, node, visit, { score: 710 });
  begin(child);
}

async function decide(run: Run, node: NodeDef, visit: NodeInstance): Promise<void> {
  const outgoing = run.definition.flows.filter(({ from }) => from === node.node_id);
  if (node.config.gateway === 'parallel') {
    const needed = run.definition.flows.filter(({ to }) => to === node.node_id).length;
    const here = (run.arrived.get(node.node_id) ?? 0) + 1;
    run.arrived.set(node.node_id, here % needed);
    if (here < needed) {
      run.execution.nodes.pop();
      return;
    }
    return leave(run, node, visit);
  }
  for (const flow of outgoing) {
    if (flow.condition && (await jsonata(flow.condition).evaluate(run.data)))
      return leave(run, node, visit, {}, flow.to);
  }
  leave(run, node, visit, {}, outgoing.find(({ isDefault }) => isDefault)?.to ?? outgoing[0]?.to);
}

export function leave(run: Run, node: NodeDef, visit: NodeInstance, output: JsonObject = {}, only?: string): void {
  // A visit that the run was moved away from goes on nowhere.
  if (ended(run) || visit.endedAt !== undefined) return;
  endVisit(run, visit, 'completed', output);
  const next = run.definition.flows.filter(({ from, to }) => from === node.node_id && (!only || to === only));
  for (const { id, to } of next) {
    run.execution.takenFlows = [...new Set([...run.execution.takenFlows, id])];
    const target = run.definition.nodes.find(({ node_id }) => node_id === to);
    if (target) void enter(run, target);
  }
}

function finishIfDone(run: Run): void {
  if (run.execution.nodes.every(({ status }) => status !== 'in_progress' && status !== 'paused'))
    finish(run, 'completed');
}

function finish(run: Run, status: 'completed' | 'failed' | 'cancelled'): void {
  const { execution } = run;
  execution.runtimeStatus = status;
  execution.status = 'COMPLETED';
  execution.endedAt = now();
  if (status === 'completed') execution.output = run.data;
  record(run, `execution.${status}`);
  if (status === 'completed') run.onEnd?.();
}

const childrenOf = (run: Run): Run[] =>
  [...runs.values()].filter(({ execution }) => execution.parentExecutionId === run.execution.id);

export function pause(run: Run): void {
  run.execution.runtimeStatus = 'paused';
  record(run, 'execution.paused');
  childrenOf(run)
    .filter((child) => !ended(child))
    .forEach(pause);
}

export function resume(run: Run): void {
  run.execution.runtimeStatus = 'in_progress';
  record(run, 'execution.resumed');
  for (const { node, visit } of run.held.splice(0)) {
    visit.status = 'in_progress';
    void perform(run, node, visit);
  }
  childrenOf(run)
    .filter(({ execution }) => execution.runtimeStatus === 'paused')
    .forEach(resume);
}

export function cancel(run: Run): void {
  for (const visit of run.execution.nodes) {
    if (['in_progress', 'paused'].includes(visit.status)) endVisit(run, visit, 'cancelled');
  }
  cancelTasksOf(run.execution.id);
  childrenOf(run)
    .filter((child) => !ended(child))
    .forEach(cancel);
  finish(run, 'cancelled');
}
