import { nextFiring } from '#process-model/timers/next-firing.ts';
import { runAs, serviceCaller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { uuidOf } from '#runtime/ids.ts';
import { logger } from '#runtime/logger.ts';
import { type Starting, startExecution } from '../start-execution.ts';
import { activeOf } from './start-on-event.ts';
import type { DueStart, StartStore } from './start-store.ts';

export interface StartingWhenDue extends Starting {
  starts: Pick<StartStore, 'due' | 'isSet' | 'advance'>;
}

/**
 * Starts what begins with a timer that is due, in one tenant. Times that were missed come together once. The execution's id is made
 * of the time that was due, so that a sweep which dies in between starts nothing twice.
 */
export async function startDue(tenantId: string, now: Date, ports: StartingWhenDue): Promise<number> {
  let started = 0;
  for (const due of await ports.starts.due(now)) {
    const timer = await timerOf(due, ports);
    if (timer && (await start(tenantId, due, ports))) started += 1;
    await ports.starts.advance(due, timer && nextFiring(timer, new Date(due.since), now));
  }
  return started;
}

interface Sweeping {
  tenants: () => Promise<string[]>;
  now: () => Date;
  portsOf: (tenantId: string) => StartingWhenDue;
}

/** Every tenant in turn; one that fails waits for the next sweep, and holds no other up. */
export async function startAllDue({ tenants, now, portsOf }: Sweeping): Promise<{ begun: number }> {
  let begun = 0;
  for (const tenantId of await tenants()) {
    try {
      begun += await startDue(tenantId, now(), portsOf(tenantId));
    } catch (error) {
      logger.error('Timers of a tenant could not be looked at', { error: error as Error, tenantId });
    }
  }
  return { begun };
}

/** The timer, unless the process has another active version by now, or none. */
async function timerOf(due: DueStart, ports: StartingWhenDue) {
  const active = await activeOf(due.processId, ports);
  if (active?.runnable.version !== due.version || !(await ports.starts.isSet(due))) return undefined;
  const { startsOn } = active.runnable;
  return startsOn?.event === 'timer' ? startsOn.timer : undefined;
}

/** What cannot start now cannot at the next sweep either: it is logged, and the timer goes on. */
async function start(tenantId: string, { processId, version, since, dueAt }: DueStart, ports: StartingWhenDue) {
  const id = uuidOf([tenantId, processId, since, dueAt].join('#'));
  const caller = serviceCaller('executions', tenantId, { requestId: id, correlationId: id, causationId: id });
  try {
    await runAs(caller, () => startExecution({ processId, version, input: {}, context: {} }, caller, ports, id));
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    logger.error('A process could not be started at its time', { error, processId, version });
    return false;
  }
}
