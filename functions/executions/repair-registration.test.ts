import { beforeEach, describe, expect, it } from 'vitest';
import type { Registration, RunnableVersion } from '#contracts/processes/index.ts';
import { repairActive, repairTriggerLink, repairVersion } from './repair-registration.ts';
import type { ActiveVersion } from './runnable-store.ts';

const PROCESS = 'proc_01J00000000000000000000001';
const ENTITY = { processId: PROCESS, entityType: 'PRODUCT' as const, entityId: 'p1' };

const runnableOf = (version: string): RunnableVersion => ({
  processId: PROCESS,
  version,
  name: 'Purchase',
  stateMachineArn: 'machine',
  stateMachineVersionArn: `machine:${version}`,
  data_definitions: [],
  nodes: [],
  sourceMap: { states: {}, transitions: {} },
});

/** What this context knows, and what the graph knows. */
class World {
  versions = new Set<string>();
  active: ActiveVersion | undefined;
  links = new Map<string, string>();
  graph: { active?: string | null; triggers: Registration['triggers'] } = { triggers: [] };
  asked = 0;
  /** Happens while the graph is being asked. */
  meanwhile = () => {};

  ports = {
    describe: (_processId: string, version?: string): Promise<Registration> => {
      this.asked += 1;
      const answer = { ...this.graph, ...(version ? { runnable: runnableOf(version) } : {}) };
      this.meanwhile();
      return Promise.resolve(answer);
    },
    store: {
      hasVersion: (_: string, version: string) => Promise.resolve(this.versions.has(version)),
      register: ({ version }: RunnableVersion) => Promise.resolve(void this.versions.add(version)),
      getActive: () => Promise.resolve(this.active),
      replaceActive: (_: string, seen: ActiveVersion | undefined, version: string | null) => {
        if (this.active !== seen) return Promise.resolve(false);
        this.active = { version };
        return Promise.resolve(true);
      },
      getTriggerLink: (_: string, entityId: string) => Promise.resolve(this.links.get(entityId)),
      setTriggerLink: (_: string, entityId: string, processId: string | null) => {
        if (processId === null) this.links.delete(entityId);
        else this.links.set(entityId, processId);
        return Promise.resolve();
      },
    },
  };
}

describe('Repairing a registration that a crash has cut off', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });

  it('registers a published version that is missing', async () => {
    await repairVersion(PROCESS, '1.0.0', world.ports);
    expect([...world.versions]).toEqual(['1.0.0']);
  });

  it('asks nobody about a version that is registered', async () => {
    world.versions.add('1.0.0');
    await repairVersion(PROCESS, '1.0.0', world.ports);
    expect(world.asked).toBe(0);
  });

  it('makes active what the graph says is active, registering it where that is missing too', async () => {
    world.graph.active = '1.0.0';
    await repairActive(PROCESS, '1.0.0', world.ports);
    expect(world.active).toEqual({ version: '1.0.0' });
    expect([...world.versions]).toEqual(['1.0.0']);
  });

  it('is not misled by an event that comes late', async () => {
    world.active = { version: '2.0.0' };
    world.graph.active = '2.0.0';
    await repairActive(PROCESS, '1.0.0', world.ports);
    expect(world.active).toEqual({ version: '2.0.0' });
  });

  it('leaves alone what has been activated while it asked', async () => {
    world.graph.active = '1.0.0';
    world.meanwhile = () => {
      world.active = { version: '2.0.0' };
    };
    await repairActive(PROCESS, '1.0.0', world.ports);
    expect(world.active).toEqual({ version: '2.0.0' });
  });

  it('ends a process that is archived in the graph', async () => {
    world.active = { version: '1.0.0' };
    world.graph.active = null;
    await repairActive(PROCESS, null, world.ports);
    expect(world.active).toEqual({ version: null });
  });

  it('makes and removes trigger links', async () => {
    world.graph.triggers = [{ entityType: 'PRODUCT', entityId: 'p1' }];
    await repairTriggerLink(ENTITY, world.ports);
    expect(world.links.get('p1')).toBe(PROCESS);
    world.graph.triggers = [];
    await repairTriggerLink(ENTITY, world.ports);
    expect(world.links.has('p1')).toBe(false);
    world.links.set('p1', 'another');
    await repairTriggerLink(ENTITY, world.ports);
    expect(world.links.get('p1')).toBe('another');
  });
});
