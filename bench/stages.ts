import { Ends } from './ends.ts';
import { cpuSeconds, pool } from './measure.ts';
import { tenSteps } from './processes.ts';
import { boot, publish, shutDown } from './system.ts';
import type { Row } from './table.ts';
import { threadTimes, usedBetween } from './threads.ts';

const WARM_UP = 150;
const WATCH_MS = 100;

/** What a thread does in the life of a process, by the name that the system gives it (15 characters, as the kernel keeps them). */
const STAGES: Record<string, string> = {
  MainThread: 'front, gateway, AWS endpoint, IAM, engine, EventBridge, queues, streams',
  dynamodb: 'tables and streams: embedded DynamoDB',
  'states-writer': 'run histories to disk (SQLite)',
  journal: 'events, messages and checkpoints to disk (SQLite)',
  'executions-api': 'start: input check, record, outbox; reads of executions',
  'executions-task': 'steps: pause check, script in its sandbox',
  'executions-even': 'end of a run: history → nodes, record, event',
  'events-outbox': 'outbox: streams → bus',
  'events-events': 'audit log',
  'identity-author': 'token check',
  V8Worker: 'garbage collection and compilation beside all of them',
  'libuv-worker': 'files and compression',
};

/** CPU milliseconds per completed ten-step process, 50 in flight, by the thread that used them. */
export async function stages(count: number): Promise<Row[]> {
  const system = await boot();
  try {
    const { client, server } = system;
    const ends = new Ends(client, await publish(client, tenSteps()), WATCH_MS);
    await pool(WARM_UP, 50, (at) => ends.run(at));
    const before = threadTimes(server.pid);
    const cpu = cpuSeconds(server.pid);
    await pool(count, 50, (at) => ends.run(at));
    const total = ((cpuSeconds(server.pid) - cpu) * 1000) / count;
    const rows = [...usedBetween(before, threadTimes(server.pid))]
      .filter(([, { ms }]) => ms / count >= 0.05)
      .map(([name, { ms, threads }]) => ({
        what: `${name}${threads > 1 ? ` × ${threads}` : ''}: ${STAGES[name] ?? 'other'}`,
        value: `${(ms / count).toFixed(2)} ms`,
        baseline: `${((100 * ms) / count / total).toFixed(0)} %`,
      }));
    return [
      ...rows,
      { what: `all, per process (${count} processes)`, value: `${total.toFixed(2)} ms`, baseline: '100 %' },
    ];
  } finally {
    await shutDown(system);
  }
}
