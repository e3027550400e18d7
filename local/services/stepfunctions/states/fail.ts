import type { StateNode } from '../asl/model.ts';
import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { recordedError, StateFailure } from '../failure.ts';
import type { Json, JsonObject } from '../json.ts';
import { breakOff } from './cancel.ts';
import { putResult } from './data.ts';
import { leave } from './leave.ts';
import { backoffMs, findMatch } from './retry.ts';

const LONGEST_CAUSE = 32_768;
const RECOVERABLE = new Set(['Task', 'Parallel', 'Map']);

/** A state has failed: it is retried, caught, or its line fails. */
export async function failState(turn: Turn, frame: Frame, node: StateNode, failure: StateFailure): Promise<void> {
  const cause = describe(failure, node, frame)?.slice(0, LONGEST_CAUSE);
  if (failure.location !== undefined) recordEvaluation(turn, frame, node, failure);
  if (turn.inspection) turn.inspection.failure = { error: failure.error, cause, details: {} };
  if (RECOVERABLE.has(node.type)) {
    if (retry(turn, frame, node, failure.error)) return;
    const index = findMatch(node.def.Catch, failure.error);
    if (index >= 0) {
      if (turn.inspection?.failure) turn.inspection.failure.details = { catchIndex: index };
      await catchError(turn, frame, node, index, failure.error, cause);
      return;
    }
  }
  failLine(turn, frame, failure.error, cause);
}

/** Runtime errors name the state they happened in; errors that come from outside carry their own cause. */
function describe(failure: StateFailure, node: StateNode, frame: Frame): string | undefined {
  if (!failure.runtime) return failure.reason;
  return `An error occurred while executing the state '${node.name}' (entered at the event id #${frame.entered}). ${failure.reason ?? ''}`;
}

/** A JSONata failure leaves an event of its own before the state's. */
export function recordEvaluation(turn: Turn, frame: Frame, node: StateNode, failure: StateFailure): void {
  turn.emit(frame, 'EvaluationFailed', {
    state: node.name,
    ...recordedError(failure.error, failure.reason),
    location: failure.location as string,
  });
}

function retry(turn: Turn, frame: Frame, node: StateNode, error: string | undefined): boolean {
  const index = findMatch(node.def.Retry, error);
  if (index < 0) return false;
  const retrier = (node.def.Retry as JsonObject[])[index] as JsonObject;
  const made = frame.retries[index] ?? 0;
  if (made >= ((retrier.MaxAttempts as number | undefined) ?? 3)) return false;
  const retries = Array.from({ length: Math.max(frame.retries.length, index + 1) }, (_, i) => frame.retries[i] ?? 0);
  dropLines(turn, frame);
  retries[index] = made + 1;
  frame.retries = retries;
  frame.status = 'waiting';
  const delay = backoffMs(retrier, made, turn.random());
  frame.waiting = { kind: 'backoff', until: turn.now + delay };
  if (turn.inspection?.failure) {
    turn.inspection.failure.details = { retryIndex: index, retryBackoffIntervalSeconds: Math.round(delay / 1000) };
  }
  turn.touch(frame);
  return true;
}

/** The state starts over or is left: the lines inside it are of no use any more. */
function dropLines(turn: Turn, frame: Frame): void {
  for (const child of turn.run.childrenOf(frame)) turn.drop(child);
}

async function catchError(
  turn: Turn,
  frame: Frame,
  node: StateNode,
  index: number,
  error: string | undefined,
  cause: string | undefined,
): Promise<void> {
  const catcher = (node.def.Catch as JsonObject[])[index] as JsonObject;
  const errorOutput: Json = { Error: error ?? '', Cause: cause ?? '' };
  dropLines(turn, frame);
  frame.waiting = null;
  try {
    await leave(turn, frame, node, {
      output: node.isJsonata ? errorOutput : putResult(frame.input, catcher.ResultPath, errorOutput),
      document: errorOutput,
      extra: { errorOutput },
      assign: { field: `Catch[${index}]/Assign`, value: catcher.Assign },
      transform: { field: `Catch[${index}]/Output`, value: catcher.Output },
      next: catcher.Next as string,
      skipOutputPath: true,
    });
  } catch (problem) {
    if (!(problem instanceof StateFailure)) throw problem;
    if (problem.location !== undefined) recordEvaluation(turn, frame, node, problem);
    failLine(turn, frame, problem.error, describe(problem, node, frame));
  }
}

/** Nothing caught the error: the execution fails, or the state around the line is told (later in the same turn). */
export function failLine(turn: Turn, frame: Frame, error: string | undefined, cause: string | undefined): void {
  breakOff(turn, frame);
  if (frame.parent !== null) {
    turn.failed.push({ frame, error, cause });
    return;
  }
  turn.append('ExecutionFailed', frame.prev, recordedError(error, cause));
  turn.finish({ status: 'FAILED', output: null, error: error ?? null, cause: cause ?? null });
}
