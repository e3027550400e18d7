import type { HistoryEvent } from '@aws-sdk/client-sfn';

/** What a run, its parts and its subprocesses are doing. */
export interface Doing {
  /** Calls that have been made and not answered. */
  readonly calls: number;
  /** Waits that have begun and not ended. */
  readonly waits: number;
  /** Entries in all histories: as long as they grow, something happens. */
  readonly events: number;
}

const CALL_ENDED = ['TaskSucceeded', 'TaskFailed', 'TaskTimedOut', 'TaskSubmitFailed', 'TaskStartFailed'];

/** Reads the histories of a run and of all that it started. */
export async function doingOf(runArn: string, read: (runArn: string) => Promise<HistoryEvent[]>): Promise<Doing> {
  const events = await read(runArn);
  const count = (...types: string[]) => events.filter(({ type }) => types.includes(type ?? '')).length;
  const calls = events.filter(({ taskScheduledEventDetails }) => taskScheduledEventDetails?.resourceType === 'lambda');
  const answered = events.filter(
    (event) => CALL_ENDED.includes(event.type ?? '') && resourceTypeOf(event) === 'lambda',
  );
  const own = {
    calls: calls.length - answered.length,
    waits: count('WaitStateEntered') - count('WaitStateExited'),
    events: events.length,
  };
  const started = await Promise.all(events.flatMap(startedBy).map((arn) => doingOf(arn, read)));
  return started.reduce(
    (sum, { calls: more, waits, events: length }) => ({
      calls: sum.calls + more,
      waits: sum.waits + waits,
      events: sum.events + length,
    }),
    own,
  );
}

const resourceTypeOf = (event: HistoryEvent): string | undefined =>
  (
    event.taskSucceededEventDetails ??
    event.taskFailedEventDetails ??
    event.taskTimedOutEventDetails ??
    event.taskSubmitFailedEventDetails ??
    event.taskStartFailedEventDetails
  )?.resourceType;

function startedBy({ taskSubmittedEventDetails: submitted }: HistoryEvent): string[] {
  if (submitted?.resourceType !== 'states') return [];
  const { ExecutionArn } = JSON.parse(submitted.output ?? '{}') as { ExecutionArn?: string };
  return ExecutionArn === undefined ? [] : [ExecutionArn];
}
