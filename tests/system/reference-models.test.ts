import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { pageOf } from '#contracts/core/page.ts';
import { ExecutionSchema, ExecutionSummarySchema } from '#contracts/executions/index.ts';
import { BpmnImportSchema } from '#contracts/processes/bpmn.ts';
import { HumanTaskSchema } from '#contracts/tasks.ts';
import { signInAll } from '#examples/player/people.ts';
import { type Worker, work } from '#examples/player/work.ts';
import { until as untilWithin } from './until.ts';
import { xmlClient } from './xml-client.ts';

const url = inject('url');
const { dana, emil, ada, robin } = await signInAll(url);
const send = await xmlClient(url);
const modelFile = (path: string) =>
  readFileSync(new URL(`../../shared/bpmn/conformance/${path}`, import.meta.url), 'utf8');

/** Imports a reference model with its bindings, as CI would, and publishes it. */
async function publish(name: string): Promise<string> {
  const { bindings } = JSON.parse(modelFile(`runs/${name}.json`)) as { bindings: unknown };
  const query = `?bindings=${encodeURIComponent(JSON.stringify(bindings))}`;
  const answer = await send('POST', `/processes/import${query}`, modelFile(`miwg/${name}.bpmn`));
  const { processes } = BpmnImportSchema.parse(JSON.parse(answer.text));
  const errors = processes[0]!.diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors).toEqual([]);
  const { id } = processes[0]!.process;
  await dana.post(`/processes/${id}/publish`, z.unknown(), {});
  return id;
}

/** A run passes three processes, and every answer an outbox and a queue. */
const until = <T>(what: string, ask: () => Promise<T | undefined>) => untilWithin(what, ask, 60_000);

let onboarding: string;
beforeAll(async () => {
  // Each calls the one before.
  await publish('C.9.1');
  await publish('C.9.2');
  onboarding = await publish('C.9.0');
}, 120_000);

const done =
  (output: Record<string, string> = {}): Worker =>
  () => ({ output });
const WORKERS: Record<string, Worker> = {
  calculateScore: done({ score: '610' }),
  'risk-check': () => ({ output: { riskLevel: ['yellow'], risk: ['age'] } }),
  email: done(),
  rejectPolicy: done(),
  reportFraud: done(),
  'io.camunda:sendgrid:1': done(),
};

interface Run {
  readonly key: string;
  readonly id: string;
  readonly steps: string[];
}

async function start(key: string): Promise<Run> {
  const input = {
    applicant: { name: 'Iris', age: 31, email: 'iris@customer.example' },
    documents: ['passport', 'payslip'],
    documentReferenceId: `d-${key}`,
    fraudSuspectedId: `f-${key}`,
    corporation: 'Acme',
  };
  const { id } = await emil.post('/executions', ExecutionSummarySchema, { processId: onboarding, input });
  return { key, id, steps: [] };
}

/** What anybody would see of a run, its workers at work: the open task of a node, or how it ended. */
const task = (run: Run, nodeId: string) =>
  until(`the task ${nodeId}`, async () => {
    await work(robin, WORKERS, (step) => run.steps.push(step));
    const { items } = await ada.get('/tasks?status=pending&limit=100', pageOf(HumanTaskSchema));
    const mine = items.filter((one) => one.node_id === nodeId);
    for (const one of mine) {
      const execution = await ada.get(`/executions/${one.execution_id}`, ExecutionSchema);
      if (execution.rootExecutionId === run.id) return one;
    }
    return undefined;
  });
const end = (run: Run) =>
  until('the end of the run', async () => {
    await work(robin, WORKERS, (step) => run.steps.push(step));
    const execution = await ada.get(`/executions/${run.id}`, ExecutionSchema);
    return ['completed', 'failed', 'cancelled'].includes(execution.runtimeStatus) ? execution : undefined;
  });
const tell = (name: string, correlationKey: string) =>
  ada.post('/messages', z.unknown(), { name, correlationKey, data: {} });
const respond = async (id: string, result: Record<string, boolean>) => {
  await emil.put(`/tasks/${id}/assign`, HumanTaskSchema, { assignee: 'me' });
  await emil.put(`/tasks/${id}/respond`, HumanTaskSchema, { result });
};

describe('The reference model of a customer onboarding, which calls two others', () => {
  it('asks for documents while a person decides, and rejects', async () => {
    const run = await start(`r${Date.now()}`);
    const decide = await task(run, 'UserTask_DecideOnApplication');
    await tell('Message_DocumentRequested', `d-${run.key}`);
    await until('both documents are asked for', async () => {
      await work(robin, WORKERS, (step) => run.steps.push(step));
      return run.steps.filter((step) => step.includes('Request document')).length === 2 ? true : undefined;
    });
    for (const _document of [1, 2]) await tell('MESSAGE_documentReceived', `d-${run.key}`);
    await respond(decide.id, { approved: false });
    const execution = await end(run);
    expect(execution.runtimeStatus, JSON.stringify(execution.error)).toBe('completed');
    expect(execution.nodes.map(({ nodeId }) => nodeId)).toEqual(
      expect.arrayContaining(['Activity_ManualCheck', 'ServiceTask_RejectPolicy', 'EndEvent_ApplicationRejected']),
    );
  }, 120_000);

  it('ends when fraud is found', async () => {
    const run = await start(`f${Date.now()}`);
    await task(run, 'UserTask_DecideOnApplication');
    await tell('Message_FraudSuspected', `f-${run.key}`);
    const check = await task(run, 'UserTask_CheckForFraud');
    await respond(check.id, { fraud: true });
    const execution = await end(run);
    expect(execution.runtimeStatus, JSON.stringify(execution.error)).toBe('completed');
    expect(execution.nodes.map(({ nodeId }) => nodeId)).toEqual(
      expect.arrayContaining(['ErrorBoundaryEvent_FraudDetected', 'SendTask_ReportFraud']),
    );
  }, 120_000);
});
