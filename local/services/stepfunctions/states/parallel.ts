import type { StateNode } from '../asl/model.ts';
import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { StateFailure } from '../failure.ts';
import type { Json, JsonObject } from '../json.ts';
import { abortLine } from './cancel.ts';
import { effectiveInput, jsonata, payload } from './data.ts';
import { failState } from './fail.ts';
import { leaveWithResult } from './task.ts';

export async function enterParallel(turn: Turn, frame: Frame, node: StateNode): Promise<void> {
  const input = await branchInput(turn, frame, node);
  const branches = (node.def.Branches as JsonObject[]).length;
  const started = turn.emit(frame, 'ParallelStateStarted');
  frame.status = 'waiting';
  frame.waiting = { kind: 'parallel', started, branches };
  turn.touch(frame);
  for (let index = 0; index < branches; index++) turn.spawn(frame, index, node.inner(index), input);
}

async function branchInput(turn: Turn, frame: Frame, node: StateNode): Promise<Json> {
  if (node.isJsonata) {
    const given = node.def.Arguments;
    return given === undefined ? frame.input : jsonata(turn, frame, node, 'Arguments', given);
  }
  const input = effectiveInput(turn, frame, node);
  return node.def.Parameters === undefined ? input : payload(turn, frame, node, 'Parameters', input);
}

export async function branchEnded(turn: Turn, parent: Frame, child: Frame, branches: number): Promise<void> {
  const lines = turn.run.childrenOf(parent).sort((a, b) => a.index - b.index);
  if (lines.length < branches || lines.some((line) => line.status !== 'done')) return;
  const result = lines.map((line) => line.output as Json);
  parent.prev = child.prev;
  turn.emit(parent, 'ParallelStateSucceeded');
  for (const line of lines) turn.drop(line);
  parent.waiting = null;
  await leaveWithResult(turn, parent, turn.run.node(parent), result);
}

/** One failed branch fails the state: the others are stopped. */
export async function branchFailed(
  turn: Turn,
  parent: Frame,
  child: Frame,
  error: string | undefined,
  cause: string | undefined,
): Promise<void> {
  for (const line of turn.run.childrenOf(parent)) abortLine(turn, line, line !== child);
  parent.prev = child.prev;
  turn.emit(parent, 'ParallelStateFailed', undefined);
  await failState(turn, parent, turn.run.node(parent), new StateFailure(error, cause));
}
