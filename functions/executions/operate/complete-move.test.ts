import { describe, expect, it } from 'vitest';
import { completeMove } from './complete-move.ts';
import { aLeg, aRecord, Crash, childId, ENDED, id, runnable, tenantId, World, wentOn } from './move-world.ts';
import { recoverMoves } from './recover-moves.ts';

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

  /** Dies at one call after the other, until none is left to die at; recovery makes it good each time. */
  const dying = async (call: number, world: World): Promise<boolean> => {
    world.dieAfter = call;
    const died = await completeMove(id, world.ports).then(
      () => false,
      (error: unknown) => {
        if (error instanceof Crash) return true;
        throw error;
      },
    );
    world.dieAfter = Number.POSITIVE_INFINITY;
    await recoverMoves({
      tenants: () => Promise.resolve([tenantId]),
      now: () => Date.parse('2026-03-01T10:00:00.000Z'),
      moving: () => Promise.resolve(world.moving ? [id] : []),
      complete: () => completeMove(id, world.ports),
      awaited: () => Promise.resolve([]),
      make: () => Promise.reject(new Error('no move waits')),
      waiting: () => Promise.resolve([]),
      beginPass: () => Promise.reject(new Error('no migration waits')),
    });
    return died;
  };

  it.each(Array.from({ length: 12 }, (_, call) => call))('is made good after a crash at call %i', async (call) => {
    const world = new World();
    expect(await dying(call, world)).toBe(true);
    expect(world.done).toEqual(CARRIED_OUT);
    expect(world.events).toHaveLength(1);
    expect(world.moving).toBe(false);
  });

  it('comes to the same plan wherever it dies, when the run went on before it was stopped', async () => {
    for (let call = 0, died = true; died; call++) {
      const world = new World();
      const { history, asked } = wentOn();
      history.waiting('Sign');
      history.events.at(-4)!.stateEnteredEventDetails!.input = JSON.stringify({ data: { amount: 2 } });
      history.add('ExecutionAborted', { executionAbortedEventDetails: { error: 'FlowMaster.Moved' } });
      Object.assign(world, { history: history.events, asked });
      died = await dying(call, world);
      expect(world.done).toEqual([...CARRIED_OUT.slice(0, 2), `start ${runnable.stateMachineVersionArn} ${id}_1`]);
      expect(world.events.map(({ envelope }) => envelope.data)).toMatchObject([{ fromNodeIds: ['sign'] }]);
      expect(JSON.parse(world.leg.payload)).toEqual({ input: { amount: 2 }, context: {} });
      expect(world.moving).toBe(false);
    }
  });

  it('gives the execution its end, wherever it dies, when the run had ended by itself', async () => {
    for (let call = 0, died = true; died; call++) {
      const world = new World();
      const { history, asked } = wentOn();
      Object.assign(world, { history: history.ended({ amount: 2 }).events, asked });
      died = await dying(call, world);
      expect(world.done).toEqual([`stop run:${id}`, ENDED]);
      expect(world.record).toMatchObject({ runArn: aLeg.runArn, moves: 0, runs: '1.0.0' });
      expect([world.events, world.moving]).toEqual([[], false]);
    }
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
