import { OLDEST } from '#adapters/dynamodb/merge-partitions.ts';
import type { TenantTable, Write } from '#adapters/dynamodb/tenant-table.ts';
import type { RunnableVersion } from '#contracts/processes/index.ts';
import { nextFiring } from '#process-model/timers/next-firing.ts';

/** A timer that starts a process, and when it does so next. */
export interface DueStart {
  processId: string;
  version: string;
  /** When the version became the active one: what its timer counts from. */
  since: string;
  dueAt: string;
}

const namedKey = (event: string, name: string, processId: string) => ({
  partition: `STARTS#${event}#${name}`,
  sort: processId,
});
const dueKey = ({ dueAt, processId, since }: DueStart) => ({
  partition: 'STARTS#TIMER',
  sort: `${dueAt}#${processId}#${since}`,
});
/** Which of the timers that a process has had counts. */
const timerKey = (processId: string) => ({ partition: `PROCESS#${processId}`, sort: 'TIMER' });

/**
 * Parts of the change that makes a version the active one: how it begins by itself. What an earlier version began with stays, and is
 * found out of date when it is used.
 */
export function startWrites({ processId, version, startsOn }: RunnableVersion, now: Date): Write[] {
  if (startsOn === undefined) return [];
  if (startsOn.event !== 'timer')
    return [{ put: namedKey(startsOn.event, startsOn.name, processId), item: { processId } }];
  const since = now.toISOString();
  const due = nextFiring(startsOn.timer, now);
  const first = due && { processId, version, since, dueAt: due.toISOString() };
  return [
    { put: timerKey(processId), item: { since } },
    ...(first ? [{ put: dueKey(first), item: { ...first } }] : []),
  ];
}

/** What begins by itself in a tenant. */
export class StartStore {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  /** Processes of which a version began with a message or signal when it became the active one. */
  async beginningWith(event: string, name: string): Promise<string[]> {
    const { partition } = namedKey(event, name, '');
    const items = await this.#table.queryAll<{ processId: string }>({ partition });
    return items.map(({ processId }) => processId);
  }

  /** Timers that are due, the earliest first; a bounded number, the next sweep goes on. */
  async due(now: Date): Promise<DueStart[]> {
    const sortBetween: [string, string] = [OLDEST, `${now.toISOString()}#~`];
    return (await this.#table.query<DueStart>({ partition: 'STARTS#TIMER', sortBetween, limit: 100 })).items;
  }

  /** Whether no other activation has set the timer anew. */
  async isSet({ processId, since }: DueStart): Promise<boolean> {
    return (await this.#table.get<{ since: string }>(timerKey(processId)))?.since === since;
  }

  /** A timer has fired; without a next time it is over. */
  advance(fired: DueStart, next: Date | undefined): Promise<void> {
    const after = next && { ...fired, dueAt: next.toISOString() };
    return this.#table.write([
      { delete: dueKey(fired) },
      ...(after ? [{ put: dueKey(after), item: { ...after } }] : []),
    ]);
  }
}
