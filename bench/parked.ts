import { now, pool, residentMb } from './measure.ts';
import { humanStep } from './processes.ts';
import { boot, publish, shutDown } from './system.ts';
import { ms, type Row } from './table.ts';

interface TaskPage {
  items: { id: string }[];
  nextCursor?: string;
}

const total = (memory: Record<string, number>): number => Object.values(memory).reduce((sum, value) => sum + value, 0);

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 200));
};

/** Many executions that wait for a person: what they cost in memory, and how long a restart and resuming them all takes. */
export async function parked(count: number): Promise<Row[]> {
  let system = await boot();
  try {
    const process = await publish(system.client, humanStep());
    const before = residentMb(system.server.pid);
    const creating = now();
    await pool(count, 50, async (id) => {
      await system.client.call('POST', '/executions', { processId: process, input: { id } });
    });
    const tasks: string[] = [];
    await until(async () => {
      tasks.length = 0;
      let cursor: string | undefined;
      do {
        const page: TaskPage = await system.client.call(
          'GET',
          `/tasks?processId=${process}&status=pending&limit=100${cursor ? `&cursor=${cursor}` : ''}`,
        );
        tasks.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      return tasks.length === count;
    });
    const createMs = now() - creating;
    const held = residentMb(system.server.pid);
    await system.server.stop();

    const restarting = now();
    system = await boot(system.dataDir);
    const restartMs = now() - restarting;
    const resumed = residentMb(system.server.pid);
    const resuming = now();
    await pool(tasks.length, 50, async (at) => {
      await system.client.call('PUT', `/tasks/${tasks[at]}/assign`, { assignee: 'me' });
      await system.client.call('PUT', `/tasks/${tasks[at]}/respond`, { result: { approved: true } });
    });
    await until(async () => {
      const open = await system.client.call<TaskPage>(
        'GET',
        `/executions?processId=${process}&runtimeStatus=in_progress&limit=1`,
      );
      return open.items.length === 0;
    });
    const resumeMs = now() - resuming;
    return [
      {
        what: `${count} executions created and parked on a person`,
        value: ms(createMs),
        baseline: `${(count / (createMs / 1000)).toFixed(0)} /s`,
      },
      {
        what: 'memory before → parked → after a restart',
        value: `${total(before)} → ${total(held)} → ${total(resumed)} MB`,
      },
      { what: 'restart with all of them', value: ms(restartMs) },
      {
        what: 'all assigned, answered and completed',
        value: ms(resumeMs),
        baseline: `${(count / (resumeMs / 1000)).toFixed(0)} /s`,
      },
    ];
  } finally {
    await shutDown(system);
  }
}
