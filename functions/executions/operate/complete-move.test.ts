import { describe, expect, it } from 'vitest';
import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import type { Write } from '#adapters/dynamodb/tenant-table.ts';
import { RunRefused } from '#adapters/state-machines/runs.ts';
import type { ExecutionRecord } from '../execution.ts';
import { type Completing, completeMove } from './complete-move.ts';
import type { Leg } from './leg-store.ts';
import { recoverMoves } from './recover-moves.ts';

const tenantId = 'a0000000-0000-4000-8000-000000000001';
const id = '01900000-0000-7000-8000-000000000001';
const childId = '01900000-0000-7000-8000-000000000002';
const grandchildId = '01900000-0000-7000-8000-000000000003';

const aRecord: ExecutionRecord = {
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

const aLeg: Leg = {
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

class Crash extends Error {}

/** What a move touches; the n-th call after which the process dies may be set. */
class World {
  record = { ...aRecord };
  leg = { ...aLeg };
  moving = true;
  done: string[] = [];
  events: PublishableEvent[] = [];
  dieAfter = Number.POSITIVE_INFINITY;
  refuse = false;
  #calls = 0;

  #step<T>(result: T): Promise<T> {
    this.#calls += 1;
    if (this.#calls > this.dieAfter) throw new Crash();
    return Promise.resolve(result);
  }

  get ports(): Completing {
    this.#calls = 0;
    return {
      version: () => this.#step(undefined),
      store: {
        get: () => this.#step(this.record),
        descendants: () =>
          this.#step([
            { id: childId, parentExecutionId: id },
            { id: grandchildId, parentExecutionId: childId },
          ]),
        change: (_record, { set }, events = []) => {
          this.record = { ...this.record, ...set };
          this.events.push(...events);
          return this.#step(this.record);
        },
        unpause: () => ({ delete: { partition: 'CONTROL', sort: id } }),
      },
      legs: {
        get: () => this.#step(this.leg),
        close: (_id, _leg, closedAt, _also: Write[], events) => {
          if (!this.leg.closedAt) this.events.push(...events);
          this.leg = { ...this.leg, closedAt: this.leg.closedAt ?? closedAt };
          return this.#step(undefined);
        },
        done: () => {
          this.moving = false;
          return this.#step(undefined);
        },
      },
      results: { prepare: () => this.#step([]) },
      readHistory: () => this.#step([]),
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

const CARRIED_OUT = [`stop run:${id}`, `cancel ${childId}`, `start machine:2 ${id}_1`];

describe('Carrying out a move', () => {
  it('stops the run before with its subprocesses, tells, and starts the next', async () => {
    const world = new World();
    await completeMove(id, world.ports);
    expect(world.done).toEqual(CARRIED_OUT);
    expect(world.events.map(({ envelope }) => [envelope.type, envelope.actor, envelope.data])).toEqual([
      [
        'execution.moved',
        { type: 'user', id: aLeg.by },
        expect.objectContaining({ fromNodeIds: ['draft'], toNodeIds: ['check'], stoppedAt: world.leg.closedAt }),
      ],
    ]);
    expect(world.moving).toBe(false);
  });

  it.each(Array.from({ length: 12 }, (_, call) => call))('is made good after a crash at call %i', async (call) => {
    const world = new World();
    world.dieAfter = call;
    await expect(completeMove(id, world.ports)).rejects.toThrow(Crash);
    world.dieAfter = Number.POSITIVE_INFINITY;
    await recoverMoves({
      tenants: () => Promise.resolve([tenantId]),
      now: () => Date.parse('2026-03-01T10:00:00.000Z'),
      moving: () => Promise.resolve(world.moving ? [id] : []),
      complete: () => completeMove(id, world.ports),
    });
    expect(world.done).toEqual(CARRIED_OUT);
    expect(world.events).toHaveLength(1);
    expect(world.moving).toBe(false);
  });

  it('starts nothing for an execution that was cancelled meanwhile', async () => {
    const world = new World();
    world.record = { ...aRecord, status: 'COMPLETED', runtimeStatus: 'cancelled' };
    await completeMove(id, world.ports);
    expect(world.done).toEqual(CARRIED_OUT.slice(0, 2));
  });

  it('fails the execution when Step Functions will never run it', async () => {
    const world = new World();
    world.refuse = true;
    await completeMove(id, world.ports);
    expect(world.record).toMatchObject({ runtimeStatus: 'failed', error: { name: 'FlowMaster.RunRefused' } });
    expect(world.events.map(({ envelope }) => envelope.type)).toEqual(['execution.moved', 'execution.failed']);
  });
});
