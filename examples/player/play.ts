import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { pageOf } from '#contracts/core/page.ts';
import {
  type Execution,
  ExecutionSchema,
  type ExecutionSummary,
  ExecutionSummarySchema,
} from '#contracts/executions/index.ts';
import { type HumanTask, HumanTaskSchema } from '#contracts/tasks.ts';
import { WORKERS } from '../workers.ts';
import type { Api } from './api.ts';
import type { Person } from './people.ts';
import type { RunScript } from './script.ts';
import { work } from './work.ts';

const ENDED = new Set(['completed', 'failed', 'cancelled']);
const POLL_MS = 100;

export interface Played {
  execution: Execution;
  answered: { nodeId: string; by: Person }[];
}

interface Stage {
  people: Record<Person, Api>;
  script: RunScript;
  onStep?: (text: string) => void;
}

/** Starts a scripted run. */
export const startRun = (processId: string, { people, script }: Stage): Promise<ExecutionSummary> =>
  people[script.startedBy].post('/executions', ExecutionSummarySchema, {
    processId,
    name: script.name,
    input: script.input,
  });

/** Plays the people of a run that was started, through the public API, until it ends. It may be called again for a run that was half played. */
export async function playRun(executionId: string, stage: Stage, deadlineMs = 120_000): Promise<Played> {
  const { people } = stage;
  const answered: Played['answered'] = [];
  const sent = new Set<string>();
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const execution = await people.ada.get(`/executions/${executionId}`, ExecutionSchema);
    if (ENDED.has(execution.runtimeStatus)) return { execution, answered };
    await sendMessages(execution, sent, stage);
    await work(people.robin, WORKERS, stage.onStep);
    const tasks = await people.ada.get(`/tasks?executionId=${executionId}&limit=100`, pageOf(HumanTaskSchema));
    for (const task of tasks.items) {
      const by = await answer(task, tasks.items, stage);
      if (by) answered.push({ nodeId: task.node_id ?? '', by });
    }
    if (Date.now() > deadline) throw new Error(`"${stage.script.name}" has not ended: ${describe(execution)}`);
    await sleep(POLL_MS);
  }
}

const isOpen = (task: HumanTask): boolean => !['completed', 'cancelled'].includes(task.status);

/** Which visit of its node a task belongs to: tasks of the node in order of creation. */
const visitOf = (task: HumanTask, all: readonly HumanTask[]): number =>
  all.filter((other) => other.node_id === task.node_id && other.created_at < task.created_at).length;

async function answer(
  task: HumanTask,
  all: readonly HumanTask[],
  { people, script, onStep }: Stage,
): Promise<Person | undefined> {
  if (!isOpen(task) || task.node_id === undefined) return undefined;
  const scripted = script.answers[task.node_id]?.[visitOf(task, all)];
  if (!scripted) return undefined;
  const api = people[scripted.by];
  await api.put(`/tasks/${task.id}/assign`, HumanTaskSchema, { assignee: 'me' });
  if (scripted.comment) await api.post(`/tasks/${task.id}/comments`, z.unknown(), { text: scripted.comment });
  await api.put(`/tasks/${task.id}/respond`, HumanTaskSchema, { result: scripted.result });
  onStep?.(`${scripted.by} did "${task.title}"`);
  return scripted.by;
}

async function sendMessages(execution: Execution, sent: Set<string>, { people, script, onStep }: Stage): Promise<void> {
  for (const { nodeId } of execution.currentNodes) {
    const message = script.messages?.[nodeId];
    if (!message || sent.has(nodeId)) continue;
    sent.add(nodeId);
    await people.ada.post('/messages', z.unknown(), message);
    onStep?.(`message ${message.name} came in`);
  }
}

const describe = ({ runtimeStatus, currentNodes, error }: Execution): string =>
  `${runtimeStatus} at ${currentNodes.map(({ title }) => title).join(', ') || 'no node'}${error ? ` (${error.name}: ${error.cause ?? ''})` : ''}`;
