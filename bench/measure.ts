import { readdirSync, readFileSync } from 'node:fs';

export const now = (): number => performance.now();

export const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))] ?? Number.NaN;

/** `count` calls, `width` at a time. */
export async function pool(count: number, width: number, call: (at: number) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: Math.min(width, count) }, async () => {
      while (next < count) await call(next++);
    }),
  );
}

/** Process ids of a process and all below it. */
function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It ended while we looked.
    }
  }
  const found: number[] = [];
  for (const queue = [root]; queue.length > 0; ) {
    const pid = queue.pop()!;
    found.push(pid);
    queue.push(...(children.get(pid) ?? []));
  }
  return found;
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** CPU seconds that a process tree has used so far. */
export const cpuSeconds = (root: number): number =>
  sum(
    treeOf(root).map((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return (Number(fields[11]) + Number(fields[12])) / 100;
      } catch {
        return 0;
      }
    }),
  );

/** Resident megabytes of each process of a tree, by command. */
export const residentMb = (root: number): Record<string, number> =>
  Object.fromEntries(
    treeOf(root).map((pid) => {
      try {
        const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
        return [`${readFileSync(`/proc/${pid}/comm`, 'utf8').trim()} ${pid}`, Math.round((pages * 4096) / 1_048_576)];
      } catch {
        return [String(pid), 0];
      }
    }),
  );
