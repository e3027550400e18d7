import { describe, expect, it } from 'vitest';
import { ConditionFailed } from '#adapters/dynamodb/tenant-table.ts';
import type { ExecutionRecord } from '../../execution.ts';
import { HistoryBuilder } from '../../history/history-builder.ts';
import { aRecord, Crash, id, runnable } from '../move-world.ts';
import type { AwaitedMove } from './awaited-store.ts';
import { type MakingAwaited, makeAwaited } from './make-awaited.ts';

const { moves: _, runs: __, ...unmoved } = aRecord;
const waiting: ExecutionRecord = { ...unmoved, runArn: `run:${id}`, awaitsMoveTo: 'check' };
const aWish: AwaitedMove = { id, wish: { to: 'check', abandonBranches: false }, by: 'mara', moves: 0 };

/** A run that stands at “draft”, whose move to “check” waits; the n-th call after which the process dies may be set. */
class World {
  record: ExecutionRecord = { ...waiting };
  awaited: AwaitedMove | undefined = aWish;
  held = true;
  started = 0;
  released = 0;
  dieAfter = Number.POSITIVE_INFINITY;
  #calls = 0;

  #step<T>(result: T): Promise<T> {
    this.#calls += 1;
    if (this.#calls > this.dieAfter) throw new Crash();
    return Promise.resolve(result);
  }

  ports(): MakingAwaited {
    this.#calls = 0;
    const history = new HistoryBuilder().started({ amount: 1 });
    history.waiting('Draft');
    const known = { runnable };
    return {
      version: () => this.#step(known),
      publishEntry: () => Promise.reject(new Error('every entry is known')),
      registerEntry: () => Promise.resolve(),
      readHistory: () => this.#step(history.events),
      nets: { head: () => Promise.resolve(undefined), dataOf: () => Promise.reject(new Error('no net')) },
      noteTenant: () => this.#step(undefined),
      settle: (record) => this.#step(record),
      complete: () => {
        this.started += 1;
        return this.#step(this.record);
      },
      legs: { begin: () => [] },
      release: () => {
        this.released += 1;
        return this.#step(undefined);
      },
      store: {
        get: () => this.#step(this.record),
        getPayload: () => this.#step({ input: {}, context: {} }),
        unpause: () => ({ delete: { partition: 'CONTROL', sort: id } }),
        change: (_record, { set, remove = [], also = [] }) => {
          if (also.some((write) => 'check' in write) && !this.awaited) throw new ConditionFailed([1], undefined);
          const { awaitsMoveTo, ...rest } = { ...this.record, ...set };
          this.record = remove.length > 0 || awaitsMoveTo === undefined ? rest : { ...rest, awaitsMoveTo };
          if (also.some((write) => 'delete' in write)) this.held = false;
          return this.#step(this.record);
        },
      },
      awaited: {
        get: () => this.#step(this.awaited),
        stands: () => ({
          check: { partition: 'AWAITED', sort: id },
          condition: { expression: 'attribute_exists(pk)' },
        }),
        drop: () => {
          this.awaited = undefined;
          return this.#step(undefined);
        },
      },
    };
  }

  make(): Promise<void> {
    return makeAwaited(id, this.ports());
  }
}

describe('Making a move that has waited', () => {
  it('comes to the same wherever it dies: moved once, let go on, and forgotten', async () => {
    for (let call = 0, died = true; died; call++) {
      const world = new World();
      world.dieAfter = call;
      died = await world.make().then(
        () => false,
        (error: unknown) => {
          if (error instanceof Crash) return true;
          throw error;
        },
      );
      world.dieAfter = Number.POSITIVE_INFINITY;
      await world.make();
      expect(world).toMatchObject({ record: { moves: 1 }, awaited: undefined, held: false });
      expect(world.record).not.toHaveProperty('awaitsMoveTo');
      expect(world.record.controls).toHaveLength(1);
      expect(world.started).toBeGreaterThan(0);
      expect(world.released).toBeGreaterThan(0);
    }
  });

  it('moves nothing that has been withdrawn at the same moment', async () => {
    const world = new World();
    const ports = world.ports();
    const { stands } = ports.awaited;
    ports.awaited.stands = (of) => {
      world.awaited = undefined;
      return stands(of);
    };
    await makeAwaited(id, ports);
    expect(world).toMatchObject({ started: 0, released: 0, record: { awaitsMoveTo: 'check' } });
  });

  it('waits on where the platform fails, and says nothing of it', async () => {
    const world = new World();
    const ports = { ...world.ports(), readHistory: () => Promise.reject(new Error('throttled')) };
    await expect(makeAwaited(id, ports)).rejects.toThrow('throttled');
    expect(world).toMatchObject({ awaited: aWish, held: true, record: { awaitsMoveTo: 'check' } });
  });
});
