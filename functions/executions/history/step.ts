import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';

/** What a Step Functions history event says, whichever of its many types it has. */
export interface Step {
  id: number;
  previousId: number;
  time: string;
  kind:
    | 'run-started'
    | 'run-succeeded'
    | 'run-failed'
    | 'run-aborted'
    | 'entered'
    | 'exited'
    | 'scheduled'
    | 'submitted'
    | 'succeeded'
    | 'failed'
    | 'iteration-started'
    | 'iteration-ended'
    | 'aborted'
    | 'other';
  /** State that is entered or exited. */
  state?: string | undefined;
  /** A state that contains others: `Parallel` or `Map`. */
  contains?: boolean;
  /** Iteration of a map. */
  index?: number | undefined;
  /** JSON texts, as the history holds them. */
  input?: string | undefined;
  output?: string | undefined;
  /** Arguments of a task. */
  parameters?: string | undefined;
  /** The task waits for its token, or for the run that it started. */
  waits?: boolean;
  error?: string | undefined;
  cause?: string | undefined;
}

const WORK = /^(Task|LambdaFunction|Activity)/;

function kindOf(type: string): Step['kind'] {
  if (type === 'ExecutionStarted') return 'run-started';
  if (type === 'ExecutionSucceeded') return 'run-succeeded';
  if (type === 'ExecutionFailed' || type === 'ExecutionTimedOut') return 'run-failed';
  if (type === 'ExecutionAborted') return 'run-aborted';
  if (type.endsWith('StateEntered')) return 'entered';
  if (type.endsWith('StateExited')) return 'exited';
  if (type === 'MapIterationStarted') return 'iteration-started';
  if (/^MapIteration(Succeeded|Failed|Aborted)$/.test(type)) return 'iteration-ended';
  if (type.endsWith('Aborted')) return 'aborted';
  if (type === 'EvaluationFailed') return 'failed';
  if (!WORK.test(type)) return 'other';
  if (type.endsWith('Scheduled')) return 'scheduled';
  if (type === 'TaskSubmitted') return 'submitted';
  if (type.endsWith('Succeeded')) return 'succeeded';
  return /(Failed|TimedOut)$/.test(type) ? 'failed' : 'other';
}

/** The one `…EventDetails` object that an event carries. */
function detailsOf(event: RunEvent): Record<string, unknown> {
  const entry = Object.entries(event).find(([name, value]) => name.endsWith('EventDetails') && value !== undefined);
  return (entry?.[1] ?? {}) as Record<string, unknown>;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads one history event. */
export function stepOf(event: RunEvent): Step {
  const type = event.type ?? '';
  const details = detailsOf(event);
  const resource = text(details.resource) ?? '';
  return {
    id: event.id ?? 0,
    previousId: event.previousEventId ?? 0,
    time: (event.timestamp ?? new Date(0)).toISOString(),
    kind: kindOf(type),
    state: text(details.name),
    contains: /^(Parallel|Map)StateEntered$/.test(type),
    index: typeof details.index === 'number' ? details.index : undefined,
    input: text(details.input),
    output: text(details.output),
    parameters: text(details.parameters),
    waits: /\.(waitForTaskToken|sync(:2)?)$/.test(resource),
    error: text(details.error),
    cause: text(details.cause),
  };
}
