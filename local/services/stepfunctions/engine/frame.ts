import type { Json, JsonObject } from '../json.ts';

/** How a task is waited for: its call's answer, a token's, a child execution's end, or an activity worker's. */
export type TaskMode = 'request' | 'token' | 'sync' | 'activity';

export interface TaskWait {
  kind: 'task';
  /** Tells this attempt from others: answers that carry another one are stale. */
  nonce: string;
  mode: TaskMode;
  args: Json;
  /** The call was made and accepted; what is awaited now comes from outside. */
  submitted: boolean;
  timeoutAt: number | null;
  heartbeatAt: number | null;
  heartbeatSeconds: number | null;
  /** The role of the task's own Credentials. */
  role?: string;
  /** The child execution's id, once started (`.sync`). */
  childId?: number;
  /** A child's end or a token's answer that came before the submission was recorded. */
  early?: Settlement;
}

export interface MapWait {
  kind: 'map';
  /** Event id of MapStateStarted. */
  started: number;
  /** The items, or the entries of an object as `{Key, Value}`. */
  items: Json[];
  keyed: boolean;
  concurrency: number;
  tolerated: { count: number | null; percentage: number | null };
}

/** A distributed map: its items run as executions of their own, tracked by a map run. */
export interface MapRunWait {
  kind: 'mapRun';
  arn: string;
  nonce: string;
  /** How often this run has been redriven. */
  redrives: number;
}

export type Waiting =
  | { kind: 'timer' | 'backoff'; until: number }
  | { kind: 'parallel'; started: number; branches: number }
  | TaskWait
  | MapWait
  | MapRunWait;

/** One line of sequential execution: the whole execution, a parallel branch, or a map iteration. Stored as JSON. */
export interface Frame {
  id: number;
  parent: number | null;
  /** Branch or iteration number. */
  index: number;
  scope: string;
  state: string;
  /** 'ready' to enter its state, 'waiting', or 'done' with `output`; 'failed' only within a tolerant map. */
  status: 'ready' | 'waiting' | 'done' | 'failed';
  input: Json;
  vars: JsonObject | null;
  /** Event id and time at which the current state was entered. */
  entered: number;
  enteredAt: number;
  /** Last event of this line. */
  prev: number;
  /** Retries made by each of the state's retriers. */
  retries: number[];
  waiting: Waiting | null;
  output?: Json;
  /** The map run of a distributed map while its state has not been left: a redrive continues it. */
  mapRun?: { arn: string; redrives: number };
  /** For $states.context.Map.Item. */
  item?: { value: Json; key?: string };
}

/** How an awaited task ended. */
export type Settlement =
  | { ok: true; output: Json }
  | { ok: false; error: string | undefined; cause: string | undefined; timedOut?: boolean };

export function newFrame(
  id: number,
  parent: Frame | null,
  index: number,
  scope: string,
  state: string,
  input: Json,
): Frame {
  return {
    id,
    parent: parent?.id ?? null,
    index,
    scope,
    state,
    status: 'ready',
    input,
    vars: null,
    entered: 0,
    enteredAt: 0,
    prev: parent?.prev ?? 0,
    retries: [],
    waiting: null,
  };
}

/** When this frame wants to be woken, if at all. */
export function dueAt(frame: Frame): number | null {
  const waiting = frame.waiting;
  if (frame.status !== 'waiting' || !waiting) return null;
  if (waiting.kind === 'timer' || waiting.kind === 'backoff') return waiting.until;
  if (waiting.kind !== 'task') return null;
  if (waiting.timeoutAt === null || waiting.heartbeatAt === null) return waiting.timeoutAt ?? waiting.heartbeatAt;
  return Math.min(waiting.timeoutAt, waiting.heartbeatAt);
}

/** Whether a call of this process is under way for the frame, or it has yet to run. */
export function isCalling(frame: Frame): boolean {
  if (frame.status === 'ready') return true;
  return frame.status === 'waiting' && frame.waiting?.kind === 'task' && !frame.waiting.submitted;
}

/** Whether this process itself is working for the frame, so that it cannot be parked. */
export function isBusy(frame: Frame): boolean {
  return isCalling(frame) || (frame.status === 'waiting' && frame.waiting?.kind === 'mapRun');
}
