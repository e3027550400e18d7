import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import { RunRefused } from '#adapters/state-machines/runs.ts';
import type { RunnableVersion } from '#contracts/processes/index.ts';
import type { ExecutionRecord } from '../execution.ts';
import { HistoryBuilder } from '../history/history-builder.ts';
import type { Completing } from './complete-move.ts';
import type { Asked, Leg } from './leg-store.ts';

export const tenantId = 'a0000000-0000-4000-8000-000000000001';
export const id = '01900000-0000-7000-8000-000000000001';
export const childId = '01900000-0000-7000-8000-000000000002';
const grandchildId = '01900000-0000-7000-8000-000000000003';

export const aRecord: ExecutionRecord = {
  id,
  tenant_id: tenantId,
  name: 'Purchase',
  processId: 'proc_01J00000000000000000000001',
  processName: 'Purchase',
  version: '1.0.0',
  status: 'STARTED',
  runtimeStatus: 'in_progress',
  rootExecutionId: id,
  correlationId: id,
  startedBy: 'dana',
  createdAt: '2026-03-01T09:00:00.000Z',
  updatedAt: '2026-03-01T09:00:00.000Z',
  stateMachineVersionArn: 'machine:2',
  runArn: `run:${id}_1`,
  moves: 1,
  runs: '1.0.0@check',
};

export const aLeg: Leg = {
  number: 0,
  runArn: `run:${id}`,
  runs: '1.0.0',
  version: '1.0.0',
  fromNodeIds: ['draft'],
  toNodeIds: ['check'],
  payload: JSON.stringify({ input: { amount: 1 }, context: {} }),
  by: 'b0000000-0000-4000-8000-000000000001',
  decidedAt: '2026-03-01T09:05:00.000Z',
};

const LEG = { partition: `EXECUTION#${id}`, sort: 'LEG#0000' };

export const ENDED = 'record the end of the first run';
export const runnable: RunnableVersion = {
  processId: aRecord.processId,
  version: '1.0.0',
  name: 'Purchase',
  stateMachineArn: 'arn:aws:states:eu-central-1:000000000000:stateMachine:purchase',
  stateMachineVersionArn: 'arn:aws:states:eu-central-1:000000000000:stateMachine:purchase:3',
  data_definitions: [],
  nodes: ['draft', 'sign', 'check'].map((node_id) => ({ node_id, title: node_id, type: 'human_internal' as const })),
  sourceMap: {
    states: { Draft: { nodeId: 'draft', role: 'work' }, Sign: { nodeId: 'sign', role: 'work' } },
    transitions: {},
  },
};
/** The run was at “draft” when the move was decided, and has gone on. */
export const wentOn = () => {
  const history = new HistoryBuilder().started({ amount: 1 });
  const seen = history.waiting('Draft');
  history.exit('Task', 'Draft', { amount: 2 });
  return { history, asked: { seen, move: { to: 'check', abandonBranches: false }, moved: 'draft' } };
};

export class Crash extends Error {}

/** What a move touches; the n-th call after which the process dies may be set. */
export class World {
  record = { ...aRecord };
  leg = { ...aLeg };
  moving = true;
  done: string[] = [];
  events: PublishableEvent[] = [];
  dieAfter = Number.POSITIVE_INFINITY;
  refuse = false;
  /** Of the run that is left, with what was asked for. */
  history: RunEvent[] = [];
  asked: Asked | undefined;
  #calls = 0;

  #step<T>(result: T): Promise<T> {
    this.#calls += 1;
    if (this.#calls > this.dieAfter) throw new Crash();
    return Promise.resolve(result);
  }

  get ports(): Completing {
    this.#calls = 0;
    return {
      version: () => this.#step(this.asked && { runnable }),
      publishEntry: () => Promise.reject(new Error('nothing is entered anew')),
      registerEntry: () => Promise.resolve(),
      nets: { head: () => Promise.resolve(undefined), dataOf: () => Promise.reject(new Error('there are no nets')) },
      settle: async (record) => {
        if (record.runArn === aLeg.runArn && !this.done.includes(ENDED)) await this.#note(ENDED);
        return record;
      },
      patience: () => Promise.resolve(false),
      store: {
        get: () => this.#step(this.record),
        descendants: () =>
          this.#step([
            { id: childId, parentExecutionId: id },
            { id: grandchildId, parentExecutionId: childId },
          ]),
        change: (_record, { set, also = [] }, events = []) => {
          const closing = also.find((write) => 'update' in write);
          this.record = { ...this.record, ...set };
          this.leg = { ...this.leg, ...closing?.set };
          this.events.push(...events);
          return this.#step(this.record);
        },
        unpause: () => ({ delete: { partition: 'CONTROL', sort: id } }),
      },
      legs: {
        get: () => this.#step(this.leg),
        asked: () => this.#step(this.asked),
        close: (_id, _number, set) => [{ update: LEG, set }],
        revert: () => [{ delete: LEG }],
        done: () => {
          this.moving = false;
          return this.#step(undefined);
        },
      },
      results: { prepare: () => this.#step([]) },
      readHistory: () => this.#step(this.history),
      stopRun: (runArn) => this.#note(`stop ${runArn}`),
      startRun: (machine, name) => {
        if (this.refuse) throw new RunRefused(new Error('gone'));
        return this.#note(`start ${machine} ${name}`);
      },
      cancelChild: (child) => this.#note(`cancel ${child}`),
    };
  }

  #note(what: string): Promise<void> {
    if (!this.done.includes(what)) this.done.push(what);
    return this.#step(undefined);
  }
}
