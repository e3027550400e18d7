import { describe, expect, it } from 'vitest';
import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import type { RunnableVersion } from '#contracts/processes/index.ts';
import { runAs, serviceCaller } from '#runtime/actor.ts';
import type { ExecutionRecord } from '../../execution.ts';
import { HistoryBuilder } from '../../history/history-builder.ts';
import { type MigratingInstances, migratePart } from './migrate-instances.ts';
import { type MigrationRecord, shown } from './migration-store.ts';

const tenantId = 'a0000000-0000-4000-8000-000000000001';
const processId = 'proc_01J00000000000000000000001';
const migrationId = 'mig_01J00000000000000000000001';
const idOf = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const runnableOf = (version: string): RunnableVersion => ({
  processId,
  version,
  name: 'Purchase',
  stateMachineArn: 'arn:aws:states:eu-central-1:000000000000:stateMachine:purchase',
  stateMachineVersionArn: `arn:aws:states:eu-central-1:000000000000:stateMachine:purchase:${version[0]}`,
  data_definitions: [],
  nodes: [{ node_id: 'draft', title: 'Draft', type: 'human_internal' }],
  sourceMap: { states: { Draft: { nodeId: 'draft', role: 'work' } }, transitions: {} },
});

const recordOf = (number: number): ExecutionRecord => ({
  id: idOf(number),
  tenant_id: tenantId,
  name: `Purchase ${number}`,
  processId,
  processName: 'Purchase',
  version: '1.0.0',
  status: 'STARTED',
  runtimeStatus: 'in_progress',
  rootExecutionId: idOf(number),
  correlationId: idOf(number),
  startedBy: 'dana',
  createdAt: `2026-03-01T09:00:00.${String(number).padStart(3, '0')}Z`,
  updatedAt: '2026-03-01T09:00:00.000Z',
  stateMachineVersionArn: 'm',
  runArn: `run:${number}`,
});

const aMigration: MigrationRecord = {
  id: migrationId,
  processId,
  version: '1.0.0',
  target: '2.0.0',
  mapping: {},
  status: 'running',
  migrated: 0,
  refused: 0,
  refusals: [],
  startedBy: 'b0000000-0000-4000-8000-000000000001',
  createdAt: '2026-03-01T09:00:00.000Z',
  updatedAt: '2026-03-01T09:00:00.000Z',
  part: 0,
  position: null,
};

class Crash extends Error {}

/** Executions and one migration in memory; the n-th write after which the process dies may be set. */
class World {
  migration = { ...aMigration };
  records: Map<string, ExecutionRecord>;
  events: PublishableEvent[] = [];
  isAtWork: (runArn: string) => boolean = () => false;
  /** How often the migration was left to the sweep. */
  pauses = 0;
  /** Between two runs. */
  moving = new Set<string>();
  /** How often Step Functions refuses to start a run. */
  busy = 0;
  /** What the index says, which may lag behind. */
  list = () => [...this.records.values()].filter((one) => one.version === '1.0.0');
  dieAfter = Number.POSITIVE_INFINITY;
  #writes = 0;

  constructor(size: number) {
    this.records = new Map(Array.from({ length: size }, (_, number) => [idOf(number), recordOf(number)]));
  }

  #wrote(): void {
    this.#writes += 1;
    if (this.#writes > this.dieAfter) throw new Crash();
  }

  ports(): MigratingInstances {
    this.#writes = 0;
    const history = new HistoryBuilder().started({ amount: 1 });
    history.waiting('Draft');
    const working = new HistoryBuilder().started({ amount: 1 });
    working.enter('Task', 'Draft');
    working.scheduled('invoke', {});
    return {
      version: (_, key) => Promise.resolve({ runnable: runnableOf(key.split('@')[0]!) }),
      publishEntry: () => Promise.reject(new Error('every entry is known')),
      registerEntry: () => Promise.resolve(),
      resolve: ({ version }) => Promise.resolve({ runnable: runnableOf(version!), check: (input) => input }),
      noteTenant: () => Promise.resolve(),
      readHistory: (runArn) => Promise.resolve(this.isAtWork(runArn) ? working.events : history.events),
      nets: { head: () => Promise.resolve(undefined), dataOf: () => Promise.reject(new Error('no net')) },
      settle: (record) => Promise.resolve(record),
      complete: (id) => {
        if (this.busy > 0) {
          this.busy -= 1;
          return Promise.reject(new Error('ThrottlingException'));
        }
        this.moving.delete(id);
        return Promise.resolve(this.records.get(id));
      },
      pace: () => Promise.resolve(),
      legs: {
        begin: (id) => {
          this.moving.add(id);
          return [];
        },
        get: () => Promise.resolve(undefined),
        isMoving: (id) => Promise.resolve(this.moving.has(id)),
      },
      store: {
        get: (id) => Promise.resolve(this.records.get(id)),
        getPayload: () => Promise.resolve({ input: {}, context: {} }),
        change: (record, { set }) => {
          this.records.set(record.id, { ...record, ...set });
          this.#wrote();
          return Promise.resolve({ ...record, ...set });
        },
        byStatus: ({ runtimeStatus, from, limit }) =>
          Promise.resolve(
            this.list()
              .filter((one) => one.runtimeStatus === runtimeStatus)
              .filter((one) => `${one.createdAt}#${one.id}` >= from)
              .slice(0, limit),
          ),
        getMany: (ids) => Promise.resolve(ids.flatMap((id) => this.records.get(id) ?? [])),
      },
      migrations: {
        create: () => Promise.resolve(),
        wait: (id) => ({ put: { partition: 'MIGRATING', sort: id }, item: {} }),
        get: () => Promise.resolve(this.migration),
        advance: (before, set, events = [], also = []) => {
          if (before.updatedAt !== this.migration.updatedAt) return Promise.resolve(false);
          this.migration = { ...this.migration, ...set };
          this.events.push(...events);
          this.pauses += also.length;
          this.#wrote();
          return Promise.resolve(true);
        },
      },
    };
  }

  part(number: number): Promise<void> {
    const caller = serviceCaller('executions', tenantId, { requestId: 'r', correlationId: 'c' });
    return runAs(caller, () => migratePart(migrationId, number, this.ports()));
  }

  /** Delivers what the migration has said of itself, until it says nothing new. */
  async deliver(): Promise<void> {
    for (let number = 0; this.migration.status === 'running'; number = this.migration.part) await this.part(number);
  }
}

const types = ({ events }: World) => events.map(({ envelope }) => envelope.type);

describe('A migration in the background', () => {
  it('goes through the running executions in parts, each set off by the one before', async () => {
    const world = new World(45);
    await world.deliver();
    expect(world.migration).toMatchObject({ status: 'completed', migrated: 45, refused: 0, part: 3 });
    expect(types(world)).toEqual(['migration.progressed', 'migration.progressed', 'migration.completed']);
    expect([...world.records.values()].every((one) => one.version === '2.0.0' && one.moves === 1)).toBe(true);
  });

  it('does nothing when an event comes twice', async () => {
    const world = new World(3);
    await world.part(0);
    await world.part(0);
    expect(world.migration).toMatchObject({ migrated: 3, part: 1 });
    expect(types(world)).toEqual(['migration.completed']);
  });

  it.each(Array.from({ length: 10 }, (_, write) => write))('counts right after a crash at write %i', async (write) => {
    const world = new World(3);
    world.dieAfter = write;
    await world.part(0).catch((error: unknown) => expect(error).toBeInstanceOf(Crash));
    world.dieAfter = Number.POSITIVE_INFINITY;
    await world.deliver();
    expect(world.migration).toMatchObject({ status: 'completed', migrated: 3, refused: 0 });
    expect([...world.records.values()].map((one) => one.moves)).toEqual([1, 1, 1]);
  });

  it('comes back to those that are at work, and goes on with the others', async () => {
    const world = new World(45);
    world.isAtWork = (runArn) => Number(runArn.slice(4)) % 2 === 1 && (world.migration.pass ?? 0) < 2;
    await world.part(0);
    expect(shown(world.migration)).toMatchObject({ migrated: 10, refused: 0, waiting: 10, status: 'running' });
    await world.part(1);
    await world.part(2);
    expect(shown(world.migration)).toMatchObject({ migrated: 23, refused: 0, waiting: 22, pass: 1, part: 3 });
    expect([types(world), world.pauses]).toEqual([['migration.progressed', 'migration.progressed'], 1]);
    await world.deliver();
    expect(shown(world.migration)).toMatchObject({ status: 'completed', migrated: 45, refused: 0, waiting: 0 });
    expect([...world.records.values()].every((one) => one.moves === 1)).toBe(true);
  });

  it('refuses in the end what is at work each time, and says so', async () => {
    const world = new World(2);
    world.isAtWork = (runArn) => runArn === 'run:1';
    await world.deliver();
    expect(shown(world.migration)).toMatchObject({
      status: 'completed',
      migrated: 1,
      refused: 1,
      waiting: 0,
      part: 10,
    });
    expect(world.migration.refusals).toMatchObject([{ executionId: idOf(1), problems: [{ code: 'work-running' }] }]);
  });

  it.each(Array.from({ length: 14 }, (_, write) => write))(
    'puts nothing off twice, and loses nothing, after a crash at write %i',
    async (write) => {
      const world = new World(3);
      world.isAtWork = (runArn) => runArn !== 'run:1' && (world.migration.pass ?? 0) < 2;
      world.dieAfter = write;
      await world.deliver().catch((error: unknown) => expect(error).toBeInstanceOf(Crash));
      world.dieAfter = Number.POSITIVE_INFINITY;
      await world.deliver();
      expect(shown(world.migration)).toMatchObject({ status: 'completed', migrated: 3, refused: 0, waiting: 0 });
    },
  );

  it('first finishes a move that a crash has left between two runs', async () => {
    const world = new World(3);
    world.moving.add(idOf(1));
    await world.deliver();
    expect(world.migration).toMatchObject({ status: 'completed', migrated: 3, refused: 0 });
    expect(world.moving).toEqual(new Set());
  });

  it('does not count as migrated what Step Functions was too busy for', async () => {
    const world = new World(2);
    world.busy = 1;
    await world.deliver();
    expect(world.migration).toMatchObject({ status: 'completed', migrated: 1, refused: 1 });
    expect(world.migration.refusals).toMatchObject([{ executionId: idOf(0), problems: [{ code: 'unfinished' }] }]);
    expect(world.moving).toEqual(new Set([idOf(0)]));
  });

  it('leaves alone what the list still names though it has been migrated', async () => {
    const world = new World(2);
    world.list = () => [recordOf(0), recordOf(1)];
    world.records.set(idOf(0), { ...recordOf(0), version: '2.0.0', moves: 1 });
    await world.deliver();
    expect(world.migration).toMatchObject({ status: 'completed', migrated: 1, refused: 0 });
  });
});
