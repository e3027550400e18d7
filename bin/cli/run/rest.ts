import type { HistoryEvent } from '@aws-sdk/client-sfn';

const ENDED = ['TaskSucceeded', 'TaskFailed', 'TaskTimedOut', 'TaskSubmitFailed', 'TaskStartFailed'];

const count = (events: readonly HistoryEvent[], types: readonly string[]): number =>
  events.filter(({ type }) => type !== undefined && types.includes(type)).length;

/** Tasks that have been scheduled and not ended, and waits that have begun and not ended. */
export function openIn(events: readonly HistoryEvent[]): { tasks: number; waits: number } {
  return {
    tasks: count(events, ['TaskScheduled']) - count(events, ENDED),
    waits: count(events, ['WaitStateEntered']) - count(events, ['WaitStateExited']),
  };
}
