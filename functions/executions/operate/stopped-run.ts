import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import type { RunnableVersion } from '#contracts/processes/index.ts';

/** How far back a place is looked for at which a stopped run can go on. */
const MOST_MOMENTS = 100;

/** What `stopRun` is told, by which a stop is known from an end. */
export const MOVED = 'FlowMaster.Moved';

const isEnd = ({ type }: RunEvent): boolean => /^Execution(Succeeded|Failed|TimedOut|Aborted)$/.test(type ?? '');

/** Whether a run has ended by itself before it could be stopped. */
export function hasEndedByItself(history: readonly RunEvent[]): boolean {
  const last = history.at(-1);
  return last !== undefined && isEnd(last) && last.executionAbortedEventDetails?.error !== MOVED;
}

/** Whether a history is complete; that of a run that never was is. */
export const isComplete = (history: readonly RunEvent[]): boolean => history.length === 0 || isEnd(history.at(-1)!);

function withoutStop(history: readonly RunEvent[]): readonly RunEvent[] {
  const end = history.findLastIndex(({ type }) => !type?.endsWith('Aborted'));
  return history.slice(0, end + 1);
}

const timeOf = ({ timestamp }: RunEvent): number => timestamp?.getTime() ?? 0;

/**
 * What a stopped run had come to since its history had `seen` events, the latest first. Of a machine in parts the events are not in
 * the order of time, and the coordinator of nets knows the end only: of those it is the end alone.
 */
export function momentsOf(
  history: readonly RunEvent[],
  seen: number,
  { sourceMap }: Pick<RunnableVersion, 'sourceMap'>,
): (readonly RunEvent[])[] {
  const whole = withoutStop(history);
  if (whole.length <= seen) return [];
  const isInOrder = whole.every((event, at) => at === 0 || timeOf(whole[at - 1]!) <= timeOf(event));
  const hasNets = Object.values(sourceMap.states).some(({ lanes }) => lanes !== undefined);
  const many = isInOrder && !hasNets ? Math.min(MOST_MOMENTS, whole.length - seen) : 1;
  return Array.from({ length: many }, (_, back) => whole.slice(0, whole.length - back));
}
