import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds per tick of the kernel's accounting (`getconf CLK_TCK` is 100 on every Linux that Node supports). */
const TICK_MS = 10;

/** CPU milliseconds that each thread of a process has used so far, by thread id. Threads carry the names that the system gives them. */
export function threadTimes(pid: number): Map<string, { name: string; ms: number }> {
  const times = new Map<string, { name: string; ms: number }>();
  for (const id of readdirSync(`/proc/${pid}/task`)) {
    try {
      const stat = readFileSync(`/proc/${pid}/task/${id}/stat`, 'utf8');
      const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      times.set(id, { name, ms: (Number(fields[11]) + Number(fields[12])) * TICK_MS });
    } catch {
      // The thread ended while we looked.
    }
  }
  return times;
}

export interface ThreadUse {
  ms: number;
  threads: number;
}

/** What was used between two readings, by thread name, largest first. */
export function usedBetween(
  before: ReturnType<typeof threadTimes>,
  after: ReturnType<typeof threadTimes>,
): Map<string, ThreadUse> {
  const used = new Map<string, ThreadUse>();
  for (const [id, { name, ms }] of after) {
    const sum = used.get(name) ?? { ms: 0, threads: 0 };
    used.set(name, { ms: sum.ms + ms - (before.get(id)?.ms ?? 0), threads: sum.threads + 1 });
  }
  return new Map([...used].sort(([, a], [, b]) => b.ms - a.ms));
}
