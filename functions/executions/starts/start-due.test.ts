import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import type { RunnableVersion } from '#contracts/processes/index.ts';
import { startDynamoDb, type TestDynamoDb } from '#testing/dynamodb.ts';
import type { ExecutionRecord } from '../execution.ts';
import { type StartingWhenDue, startAllDue } from './start-due.ts';
import { StartStore, startWrites } from './start-store.ts';

const tenantId = 'a0000000-0000-4000-8000-000000000001';
const set = new Date('2026-01-01T09:00:00.000Z');
const minutes = (count: number) => new Date(set.getTime() + count * 60_000);

class Crash extends Error {}

/** One process with a timer, in a table; what was started in memory. */
class World {
  readonly table: TenantTable;
  readonly started = new Map<string, ExecutionRecord>();
  active: string | null = '1.0.0';
  cycle: string;
  dies = false;

  constructor(table: TenantTable, cycle: string) {
    this.table = table;
    this.cycle = cycle;
  }

  #runnable(): RunnableVersion {
    return {
      processId: 'proc_01J00000000000000000000001',
      version: this.active!,
      name: 'Report',
      stateMachineArn: 'arn:aws:states:eu-central-1:000000000000:stateMachine:report',
      stateMachineVersionArn: 'arn:aws:states:eu-central-1:000000000000:stateMachine:report:1',
      data_definitions: [],
      nodes: [],
      sourceMap: { states: {}, transitions: {} },
      startsOn: { event: 'timer', nodeId: 'start', timer: { cycle: this.cycle } },
    };
  }

  activate(now: Date): Promise<void> {
    return this.table.write(startWrites(this.#runnable(), now));
  }

  sweep(now: Date) {
    const starts = new StartStore(this.table);
    const portsOf = (): StartingWhenDue => ({
      starts: {
        due: (at) => starts.due(at),
        isSet: (due) => starts.isSet(due),
        advance: (due, next) => (this.dies ? Promise.reject(new Crash()) : starts.advance(due, next)),
      },
      resolve: () => Promise.resolve({ runnable: this.#runnable(), check: (input) => input }),
      noteTenant: () => Promise.resolve(),
      startRun: () => Promise.resolve({ runArn: 'run' }),
      store: {
        create: (record) => {
          const isNew = !this.started.has(record.id);
          this.started.set(record.id, record);
          return Promise.resolve(isNew);
        },
        change: (record, { set: changed }) => Promise.resolve({ ...record, ...changed }),
        get: (id) => Promise.resolve(this.started.get(id)),
      },
    });
    return startAllDue({ tenants: () => Promise.resolve([tenantId]), now: () => now, portsOf });
  }
}

describe('A process that a timer starts', () => {
  let db: TestDynamoDb;
  let number = 0;
  beforeAll(async () => {
    db = await startDynamoDb();
  });
  afterAll(() => db.close());

  async function aWorld(cycle: string): Promise<World> {
    const name = `executions-${++number}`;
    await db.createTable(name);
    const world = new World(new TenantTable(db.client, name, tenantId), cycle);
    await world.activate(set);
    return world;
  }

  it('starts at each time, and once for all that were missed', async () => {
    const world = await aWorld('R/PT10M');
    expect(await world.sweep(minutes(9))).toEqual({ begun: 0 });
    expect(await world.sweep(minutes(10))).toEqual({ begun: 1 });
    expect(await world.sweep(minutes(11))).toEqual({ begun: 0 });
    expect(await world.sweep(minutes(55))).toEqual({ begun: 1 });
    expect(await world.sweep(minutes(59))).toEqual({ begun: 0 });
    expect(await world.sweep(minutes(60))).toEqual({ begun: 1 });
  });

  it('ends with its cycle', async () => {
    const world = await aWorld('R2/PT10M');
    for (const minute of [10, 20, 30, 40]) await world.sweep(minutes(minute));
    expect(world.started.size).toBe(2);
  });

  it('starts nothing twice when a sweep dies behind the start', async () => {
    const world = await aWorld('R/PT10M');
    world.dies = true;
    await world.sweep(minutes(10));
    world.dies = false;
    await world.sweep(minutes(11));
    expect(world.started.size).toBe(1);
    await world.sweep(minutes(20));
    expect(world.started.size).toBe(2);
  });

  it('counts anew when it becomes the active one again, and not as another version', async () => {
    const world = await aWorld('R/PT10M');
    await world.activate(minutes(5));
    expect(await world.sweep(minutes(10))).toEqual({ begun: 0 });
    expect(await world.sweep(minutes(15))).toEqual({ begun: 1 });
    world.active = '2.0.0';
    expect(await world.sweep(minutes(25))).toEqual({ begun: 0 });
  });
});
