import { setTimeout } from 'node:timers/promises';
import type { Client } from './client.ts';
import { now, pool, residentMb } from './measure.ts';
import { humanStep } from './processes.ts';
import { boot, publish, shutDown } from './system.ts';
import { ms, type Row } from './table.ts';

interface TaskPage {
  items: { id: string }[];
  nextCursor?: string;
}

/** Functions' environments beyond the first go after 20 idle seconds, looked for every ten. */
const QUIET_MS = 35_000;

const total = (pid: number): number => Object.values(residentMb(pid)).reduce((sum, value) => sum + value, 0);

async function until(everyMs: number, holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(everyMs);
}

async function pendingTasks(client: Client, process: string): Promise<string[]> {
  const tasks: string[] = [];
  let cursor: string | undefined;
  do {
    const page: TaskPage = await client.call(
      'GET',
      `/tasks?processId=${process}&status=pending&limit=100${cursor ? `&cursor=${cursor}` : ''}`,
    );
    tasks.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  return tasks;
}

const noneRuns = async (client: Client, process: string): Promise<boolean> => {
  const path = `/executions?processId=${process}&runtimeStatus=in_progress&limit=1`;
  return (await client.call<TaskPage>('GET', path)).items.length === 0;
};

/** Many executions that wait for a person: what they cost in memory, and how long a restart and resuming them all takes. */
export async function parked(count: number): Promise<Row[]> {
  let system = await boot();
  try {
    const process = await publish(system.client, humanStep());
    const before = total(system.server.pid);
    const creating = now();
    await pool(count, 50, async (id) => {
      await system.client.call('POST', '/executions', { processId: process, input: { id } });
    });
    let tasks: string[] = [];
    // A listing of ten thousand is work too: not asked for all the time.
    await until(Math.min(2_000, count), async () => {
      tasks = await pendingTasks(system.client, process);
      return tasks.length === count;
    });
    const createMs = now() - creating;
    const held = total(system.server.pid);
    await setTimeout(QUIET_MS);
    const quiet = total(system.server.pid);
    await system.server.stop();

    const restarting = now();
    system = await boot(system.dataDir);
    const restartMs = now() - restarting;
    const resumed = total(system.server.pid);
    const resuming = now();
    await pool(tasks.length, 50, async (at) => {
      await system.client.call('PUT', `/tasks/${tasks[at]}/assign`, { assignee: 'me' });
      await system.client.call('PUT', `/tasks/${tasks[at]}/respond`, { result: { approved: true } });
    });
    await until(200, () => noneRuns(system.client, process));
    const resumeMs = now() - resuming;
    const rate = (spentMs: number): string => `${(count / (spentMs / 1000)).toFixed(0)} /s`;
    return [
      { what: `${count} executions created and parked on a person`, value: ms(createMs), baseline: rate(createMs) },
      {
        what: 'memory before → just parked → after 35 quiet seconds → after a restart',
        value: `${before} → ${held} → ${quiet} → ${resumed} MB`,
      },
      { what: 'restart with all of them', value: ms(restartMs) },
      { what: 'all assigned, answered and completed', value: ms(resumeMs), baseline: rate(resumeMs) },
    ];
  } finally {
    await shutDown(system);
  }
}
