import type { Execution } from '#contracts/executions/index.ts';

const ENDED: readonly Execution['runtimeStatus'][] = ['completed', 'failed', 'cancelled'];

export const hasEnded = ({ status, runtimeStatus }: Pick<Execution, 'status' | 'runtimeStatus'>): boolean =>
  status === 'FAILED_TO_START' || ENDED.includes(runtimeStatus);

/** What a look at a run would show differently: when this text changes, something happened. */
export const traceOf = ({ runtimeStatus, nodes }: Pick<Execution, 'runtimeStatus' | 'nodes'>): string =>
  `${runtimeStatus} ${nodes.map(({ id, status, attempts }) => `${id}:${status}:${attempts}`).join(' ')}`;

/**
 * Milliseconds until a run is looked at again, by the time for which nothing has changed: often while things happen, less
 * and less while a person takes hours, and not at all when it has ended.
 */
export function pollDelay(
  execution: Pick<Execution, 'status' | 'runtimeStatus'> | undefined,
  quietMs: number,
): number | false {
  if (execution && hasEnded(execution)) return false;
  if (quietMs < 10_000) return 1_000;
  if (quietMs < 60_000) return 3_000;
  return quietMs < 600_000 ? 10_000 : 30_000;
}
