import type { Json, JsonObject } from '../json.ts';

/** States.ALL does not stand for these: they end an execution whatever its retriers and catchers say. */
const TERMINAL = new Set(['States.DataLimitExceeded', 'States.Runtime']);

/** Index of the first retrier or catcher whose ErrorEquals names the error; -1 for none. */
export function findMatch(rules: Json | undefined, error: string | undefined): number {
  if (!Array.isArray(rules)) return -1;
  return rules.findIndex((rule) => ((rule as JsonObject).ErrorEquals as string[]).some((name) => matches(name, error)));
}

function matches(name: string, error: string | undefined): boolean {
  if (error !== undefined && name === error) return error !== 'States.Runtime';
  if (name === 'States.ALL') return error === undefined || !TERMINAL.has(error);
  // Any error but a timeout, says the documentation; a missed heartbeat is an error of its own there.
  if (name === 'States.TaskFailed') return error === undefined || !(TERMINAL.has(error) || error === 'States.Timeout');
  return name === 'States.Timeout' && error === 'States.HeartbeatTimeout';
}

/** Delay before a retry in ms; `made` retries were made before it, `random` is in [0, 1). */
export function backoffMs(retrier: JsonObject, made: number, random: number): number {
  const interval = (retrier.IntervalSeconds as number | undefined) ?? 1;
  const rate = (retrier.BackoffRate as number | undefined) ?? 2;
  const most = (retrier.MaxDelaySeconds as number | undefined) ?? Number.POSITIVE_INFINITY;
  const seconds = Math.min(interval * rate ** made, most);
  return Math.round((retrier.JitterStrategy === 'FULL' ? seconds * random : seconds) * 1000);
}
