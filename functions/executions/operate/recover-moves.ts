import { logger } from '#runtime/logger.ts';

/** A move that is younger is still at it. */
const GRACE_MS = 30_000;

interface Ports {
  tenants: () => Promise<string[]>;
  now: () => number;
  moving: (tenantId: string, before: string) => Promise<string[]>;
  complete: (tenantId: string, id: string) => Promise<unknown>;
  /** Executions with a move that waits for work to be done. */
  awaited: (tenantId: string) => Promise<string[]>;
  make: (tenantId: string, id: string) => Promise<unknown>;
  /** Migrations that wait for what was at work. */
  waiting: (tenantId: string) => Promise<string[]>;
  beginPass: (tenantId: string, id: string) => Promise<unknown>;
}

/** Does something for each execution, and gives how often it could; where it fails it waits for the next sweep. */
export async function recoverEach(ids: readonly string[], recover: (id: string) => Promise<unknown>): Promise<number> {
  let done = 0;
  for (const id of ids) {
    try {
      await recover(id);
      done += 1;
    } catch (error) {
      logger.warn('A move could not be carried out yet', { error: error as Error, executionId: id });
    }
  }
  return done;
}

/**
 * Carries out moves that a crash or a busy Step Functions has left between two runs, and makes those whose work is done by now: a
 * run that waits at a join or for a timer then comes to no step that would tell. Sets the next passes of migrations off.
 */
export async function recoverMoves({ tenants, now, ...of }: Ports): Promise<{ moved: number }> {
  const before = new Date(now() - GRACE_MS).toISOString();
  let moved = 0;
  for (const tenantId of await tenants()) {
    moved += await recoverEach(await of.moving(tenantId, before), (id) => of.complete(tenantId, id));
    await recoverEach(await of.awaited(tenantId), (id) => of.make(tenantId, id));
    await recoverEach(await of.waiting(tenantId), (id) => of.beginPass(tenantId, id));
  }
  return { moved };
}
