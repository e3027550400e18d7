import type { StateNode } from '../asl/model.ts';
import { runtimeFailure, StateFailure } from '../failure.ts';
import { callOffEverything } from '../states/cancel.ts';
import { enterChoice } from '../states/choice.ts';
import { exceedsPayload } from '../states/data.ts';
import { failState } from '../states/fail.ts';
import { enterFail } from '../states/fail-state.ts';
import { tooLarge } from '../states/leave.ts';
import { enterMap, iterationEnded, iterationFailed } from '../states/map.ts';
import { branchEnded, branchFailed, enterParallel } from '../states/parallel.ts';
import { enterPass, enterSucceed } from '../states/pass.ts';
import { enterTask } from '../states/task.ts';
import { enterWait } from '../states/wait.ts';
import type { Frame } from './frame.ts';
import type { Turn } from './turn.ts';

type Enter = (turn: Turn, frame: Frame, node: StateNode) => void | Promise<void>;

const ENTER: Record<string, Enter> = {
  Pass: enterPass,
  Succeed: enterSucceed,
  Fail: enterFail,
  Choice: enterChoice,
  Wait: enterWait,
  Task: enterTask,
  Parallel: enterParallel,
  Map: enterMap,
};

/** After this many events a turn is committed and continued, so that no execution holds the others up. */
const EVENTS_PER_TURN = 400;

/** Runs every line that can run until all wait or the execution ends; false when there is more to do in another turn. */
export async function runReady(turn: Turn): Promise<boolean> {
  for (;;) {
    if (turn.ending) return true;
    if (turn.overLimit) return historyFull(turn);
    const failed = turn.failed.shift();
    if (failed) {
      await tellFailed(turn, failed.frame, failed.error, failed.cause);
      continue;
    }
    const ended = turn.ended.shift();
    if (ended) {
      await tellEnded(turn, ended);
      continue;
    }
    if (turn.events.length > EVENTS_PER_TURN && turn.ready.length > 0) return false;
    const frame = turn.ready.shift();
    if (!frame) return true;
    if (turn.alive(frame) && frame.status === 'ready') await enterState(turn, frame);
  }
}

async function enterState(turn: Turn, frame: Frame): Promise<void> {
  const node = turn.run.node(frame);
  const input = turn.text(frame.input);
  const raw = frame.prev === 0 && frame.parent === null ? turn.run.row.input : input;
  frame.enteredAt = turn.now;
  frame.entered = turn.emit(frame, `${node.type}StateEntered`, { name: node.name, input: raw });
  await guarded(turn, frame, node, () => {
    if (exceedsPayload(input)) throw tooLarge(node);
    return ENTER[node.type]?.(turn, frame, node);
  });
}

/** Runs a step of a state; its failures take their course by Retry and Catch. */
export async function guarded(
  turn: Turn,
  frame: Frame,
  node: StateNode,
  step: () => void | Promise<void>,
): Promise<void> {
  try {
    await step();
  } catch (problem) {
    if (!(problem instanceof StateFailure || problem instanceof RangeError)) throw problem;
    // Data nested too deeply, or a text too long, for the engine to write out.
    const failure =
      problem instanceof StateFailure ? problem : runtimeFailure(`The data is too large: ${problem.message}.`);
    if (turn.alive(frame)) await failState(turn, frame, node, failure);
  }
}

async function tellEnded(turn: Turn, child: Frame): Promise<void> {
  const parent = turn.alive(child) && child.parent !== null ? turn.run.frames.get(child.parent) : undefined;
  const waiting = parent?.waiting;
  if (!parent) return;
  await guarded(turn, parent, turn.run.node(parent), () => {
    if (waiting?.kind === 'parallel') return branchEnded(turn, parent, child, waiting.branches);
    return waiting?.kind === 'map' ? iterationEnded(turn, parent, child, waiting) : undefined;
  });
}

async function tellFailed(
  turn: Turn,
  child: Frame,
  error: string | undefined,
  cause: string | undefined,
): Promise<void> {
  const parent = turn.alive(child) && child.parent !== null ? turn.run.frames.get(child.parent) : undefined;
  const waiting = parent?.waiting;
  if (!parent) return;
  await guarded(turn, parent, turn.run.node(parent), () => {
    if (waiting?.kind === 'parallel') return branchFailed(turn, parent, child, error, cause);
    return waiting?.kind === 'map' ? iterationFailed(turn, parent, child, waiting, error, cause) : undefined;
  });
}

function historyFull(turn: Turn): true {
  const cause = 'The execution reached the maximum number of history events (25000).';
  // The last event of a full history is the failure itself.
  turn.events.splice(turn.events.length - (turn.run.nextEvent - 25_000));
  turn.run.nextEvent = 25_000;
  turn.append('ExecutionFailed', turn.run.nextEvent - 1, { error: 'States.Runtime', cause });
  callOffEverything(turn);
  turn.finish({ status: 'FAILED', output: null, error: 'States.Runtime', cause });
  return true;
}

/** A retry's delay is over: the state runs once more, without being entered again. */
export async function enterAgain(turn: Turn, frame: Frame, node: StateNode): Promise<void> {
  frame.waiting = null;
  await ENTER[node.type]?.(turn, frame, node);
}
