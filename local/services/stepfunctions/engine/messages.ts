import { ApiError } from '../errors.ts';
import type { Json } from '../json.ts';
import { callOffEverything } from '../states/cancel.ts';
import { mapRunSettled } from '../states/map-distributed.ts';
import { settleTask, taskSubmitted, taskTimedOut } from '../states/task.ts';
import { taskResource } from '../states/task-events.ts';
import { wakeWait } from '../states/wait.ts';
import { childSettlement } from './child.ts';
import { dueAt, type Frame, type TaskWait } from './frame.ts';
import { enterAgain, guarded } from './interpreter.ts';
import { redrive } from './redrive.ts';
import type { Message, Turn } from './turn.ts';

/** Applies a message to an execution. ApiErrors go back to the caller whose message it was. */
export async function applyMessage(turn: Turn, message: Message): Promise<void> {
  switch (message.type) {
    case 'start':
      start(turn);
      return;
    case 'continue':
      resume(turn);
      return;
    case 'timers':
      await fireTimers(turn);
      return;
    case 'stop':
      stop(turn, message.error, message.cause);
      return;
    case 'redrive':
      await redrive(turn, message.token);
      return;
    case 'mapRun':
      await mapRunSettled(turn, message.frame, message.nonce, message.settlement);
      return;
    default:
      await answerTask(turn, message);
  }
}

function start(turn: Turn): void {
  const { row, definition } = turn.run;
  turn.append('ExecutionStarted', 0, {
    input: row.input,
    roleArn: definition.roleArn,
    ...(row.alias_arn === null ? {} : { stateMachineAliasArn: row.alias_arn }),
    ...(row.version_arn === null ? {} : { stateMachineVersionArn: row.version_arn }),
  });
  turn.spawn(null, 0, row.scope, JSON.parse(row.input) as Json);
}

/** Goes on where a turn (or the process) stopped: lines that are ready run, calls under way are made again. */
function resume(turn: Turn): void {
  for (const frame of turn.run.frames.values()) {
    if (frame.status === 'ready') turn.ready.push(frame);
  }
}

async function fireTimers(turn: Turn): Promise<void> {
  const deadline = turn.run.deadline;
  if (deadline !== null && deadline <= turn.now) {
    timeOut(turn);
    return;
  }
  const due = Array.from(turn.run.frames.values()).filter(
    (frame) => (dueAt(frame) ?? Number.POSITIVE_INFINITY) <= turn.now,
  );
  for (const frame of due) {
    if (turn.alive(frame) && !turn.ending) await fire(turn, frame);
  }
}

async function fire(turn: Turn, frame: Frame): Promise<void> {
  const node = turn.run.node(frame);
  const waiting = frame.waiting;
  await guarded(turn, frame, node, async () => {
    if (waiting?.kind === 'timer') await wakeWait(turn, frame, node);
    else if (waiting?.kind === 'task') await taskTimedOut(turn, frame, waiting);
    else if (waiting?.kind === 'backoff') await enterAgain(turn, frame, node);
  });
}

function timeOut(turn: Turn): void {
  turn.append('ExecutionTimedOut', turn.run.nextEvent - 1, { error: 'States.Timeout' });
  callOffEverything(turn);
  turn.finish({ status: 'TIMED_OUT', output: null, error: 'States.Timeout', cause: null });
}

function stop(turn: Turn, error: string | undefined, cause: string | undefined): void {
  turn.append('ExecutionAborted', turn.run.nextEvent - 1, {
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  });
  callOffEverything(turn);
  turn.finish({ status: 'ABORTED', output: null, error: error ?? null, cause: cause ?? null });
}

type TaskMessage = Extract<Message, { nonce: string }>;

async function answerTask(turn: Turn, message: Exclude<TaskMessage, { type: 'mapRun' }>): Promise<void> {
  const frame = turn.run.frames.get(message.frame);
  const waiting = frame?.waiting;
  if (frame?.status !== 'waiting' || waiting?.kind !== 'task' || waiting.nonce !== message.nonce) {
    // Answers of our own calls to an attempt that is over are of no interest; a caller with a token is told.
    if (message.type === 'submitted' && message.childId !== undefined) {
      turn.effects.push({ kind: 'stopChild', execution: message.childId });
    }
    if (
      message.type === 'heartbeat' ||
      message.type === 'activityStarted' ||
      (message.type === 'settled' && message.token)
    )
      throw taskGone();
    return;
  }
  await guarded(turn, frame, turn.run.node(frame), () => handleAnswer(turn, frame, waiting, message));
}

async function handleAnswer(
  turn: Turn,
  frame: Frame,
  waiting: TaskWait,
  message: Exclude<TaskMessage, { type: 'mapRun' }>,
): Promise<void> {
  switch (message.type) {
    case 'submitted':
      await taskSubmitted(turn, frame, waiting, message.output, message.childId);
      return;
    case 'settled':
      await settleTask(turn, frame, waiting, message.settlement);
      return;
    case 'childEnded':
      await settleTask(turn, frame, waiting, childSettlement(message.child, taskResource(turn.run.node(frame))));
      return;
    case 'heartbeat':
      if (waiting.heartbeatSeconds !== null) waiting.heartbeatAt = turn.now + waiting.heartbeatSeconds * 1000;
      turn.touch(frame);
      return;
    case 'activityStarted':
      turn.emit(frame, 'ActivityStarted', message.worker === undefined ? {} : { workerName: message.worker });
      if (waiting.heartbeatSeconds !== null) waiting.heartbeatAt = turn.now + waiting.heartbeatSeconds * 1000;
      return;
  }
}

export function taskGone(): ApiError {
  return new ApiError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
}
