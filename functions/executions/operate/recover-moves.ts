import { logger } from '#runtime/logger.ts';

/** A move that is younger is still at it. */
const GRACE_MS = 30_000;

interface Ports {
  tenants: () => Promise<string[]>;
  now: () => number;
  moving: (tenantId: string, before: string) => Promise<string[]>;
  complete: (tenantId: string, id: string) => Promise<unknown>;
}

/** Carries out moves that a crash or a busy Step Functions has left between two runs. One that fails waits for the next sweep. */
export async function recoverMoves({ tenants, now, moving, complete }: Ports): Promise<{ moved: number }> {
  const before = new Date(now() - GRACE_MS).toISOString();
  let moved = 0;
  for (const tenantId of await tenants()) {
    for (const id of await moving(tenantId, before)) {
      try {
        await complete(tenantId, id);
        moved += 1;
      } catch (error) {
        logger.warn('A move could not be carried out yet', { error: error as Error, executionId: id });
      }
    }
  }
  return { moved };
}
