import { isDistributed, type StateNode } from '../asl/model.ts';
import type { Frame, MapWait } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { StateFailure } from '../failure.ts';
import type { Json, JsonObject } from '../json.ts';
import { abortLine } from './cancel.ts';
import { contextObject } from './context.ts';
import { jsonata, payload } from './data.ts';
import { failState, recordEvaluation } from './fail.ts';
import { enterDistributedMap } from './map-distributed.ts';
import { mapInput, mapItems } from './map-items.ts';
import { numberField } from './number-field.ts';
import { leaveWithResult } from './task.ts';
import { exceeded, toleratedFailures, tooManyFailed } from './tolerance.ts';

/** An inline map runs at most this many iterations at once. */
const INLINE_CONCURRENCY = 40;
const ANY_COUNT = { least: 0, most: 1_000_000 };

export async function enterMap(turn: Turn, frame: Frame, node: StateNode): Promise<void> {
  try {
    await (isDistributed(node.def) ? enterDistributedMap : beginMap)(turn, frame, node);
  } catch (problem) {
    if (!(problem instanceof StateFailure)) throw problem;
    await ownFieldFailed(turn, frame, node, problem);
  }
}

async function beginMap(turn: Turn, frame: Frame, node: StateNode): Promise<void> {
  const { items, keyed } = await mapItems(turn, frame, node);
  const limit = (await numberField(turn, frame, node, 'MaxConcurrency', ANY_COUNT)) ?? 0;
  const started = turn.emit(frame, 'MapStateStarted', { length: items.length });
  const tolerated = await toleratedFailures(turn, frame, node).catch((problem: unknown) => {
    // A field of the state, though it is looked at only once the map has started.
    frame.prev = frame.entered;
    throw problem;
  });
  const concurrency = limit === 0 ? INLINE_CONCURRENCY : Math.min(limit, INLINE_CONCURRENCY);
  const waiting: MapWait = { kind: 'map', started, items, keyed, concurrency, tolerated };
  frame.status = 'waiting';
  frame.waiting = waiting;
  turn.touch(frame);
  if (items.length === 0) await complete(turn, frame);
  else
    for (let index = 0; index < Math.min(concurrency, items.length); index++)
      await startIteration(turn, frame, node, waiting, index);
}

async function startIteration(
  turn: Turn,
  parent: Frame,
  node: StateNode,
  waiting: MapWait,
  index: number,
): Promise<void> {
  const raw = waiting.items[index] as Json;
  const item = waiting.keyed
    ? { value: (raw as JsonObject).Value as Json, key: (raw as JsonObject).Key as string }
    : { value: raw };
  const child = turn.spawn(parent, index, node.inner(), null);
  child.item = item;
  child.prev = waiting.started;
  turn.emit(child, 'MapIterationStarted', { name: parent.state, index });
  try {
    child.input = await iterationInput(turn, parent, node, index, item);
  } catch (problem) {
    if (!(problem instanceof StateFailure)) throw problem;
    throw new NotBegun(problem, child);
  }
}

/** The input of an iteration could not be made. */
class NotBegun extends StateFailure {
  readonly line: Frame;
  constructor(problem: StateFailure, line: Frame) {
    super(problem.error, problem.reason, problem);
    this.line = line;
  }
}

async function iterationInput(
  turn: Turn,
  parent: Frame,
  node: StateNode,
  index: number,
  item: NonNullable<Frame['item']>,
): Promise<Json> {
  const field = node.def.ItemSelector === undefined && !node.isJsonata ? 'Parameters' : 'ItemSelector';
  const selector = node.def[field];
  if (selector === undefined) return item.value;
  const shown = { Index: index, ...(item.key === undefined ? {} : { Key: item.key }), Value: item.value };
  const context = { ...contextObject(turn, parent), Map: { Item: shown } };
  if (node.isJsonata) return jsonata(turn, parent, node, field, selector, { context });
  return payload(turn, parent, node, field, mapInput(turn, parent, node), { context });
}

export async function iterationEnded(turn: Turn, parent: Frame, child: Frame, waiting: MapWait): Promise<void> {
  turn.emit(child, 'MapIterationSucceeded', { name: parent.state, index: child.index });
  await goOn(turn, parent, child, waiting);
}

export async function iterationFailed(
  turn: Turn,
  parent: Frame,
  child: Frame,
  waiting: MapWait,
  error: string | undefined,
  cause: string | undefined,
): Promise<void> {
  turn.emit(child, 'MapIterationFailed', { name: parent.state, index: child.index });
  const failed = turn.run.childrenOf(parent).filter((line) => line.status === 'failed').length;
  if (!exceeded(waiting.tolerated, failed, waiting.items.length)) {
    await goOn(turn, parent, child, waiting);
    return;
  }
  for (const line of turn.run.childrenOf(parent)) abortLine(turn, line, line !== child);
  parent.prev = child.prev;
  turn.emit(parent, 'MapStateFailed');
  const tolerant = waiting.tolerated.count !== null || waiting.tolerated.percentage !== null;
  const failure = tolerant ? tooManyFailed() : new StateFailure(error, cause);
  await failState(turn, parent, turn.run.node(parent), failure);
}

/**
 * A field of the map itself could not be evaluated, before its iterations or for one of them: the iteration that was beginning fails
 * first. JSONPath fields that fail before any iteration leave no event of their own.
 */
async function ownFieldFailed(turn: Turn, parent: Frame, node: StateNode, problem: StateFailure): Promise<void> {
  const lines = turn.run.childrenOf(parent);
  const beginning = problem instanceof NotBegun ? problem.line : undefined;
  if (!beginning && problem.location === undefined) {
    await failState(turn, parent, node, problem);
    return;
  }
  const at = beginning ?? parent;
  if (problem.location !== undefined) recordEvaluation(turn, at, node, problem);
  if (beginning) turn.emit(beginning, 'MapIterationFailed', { name: parent.state, index: beginning.index });
  for (const line of lines) abortLine(turn, line, line !== beginning);
  parent.prev = at.prev;
  turn.emit(parent, 'MapStateFailed');
  await failState(turn, parent, node, new StateFailure(problem.error, problem.reason, { runtime: problem.runtime }));
}

async function goOn(turn: Turn, parent: Frame, child: Frame, waiting: MapWait): Promise<void> {
  // What a tolerant map needs later is only that the line ended; every started iteration keeps its frame until the map ends.
  delete child.item;
  turn.touch(child);
  const begun = turn.run.childCount(parent);
  if (begun < waiting.items.length) {
    const node = turn.run.node(parent);
    try {
      await startIteration(turn, parent, node, waiting, begun);
    } catch (problem) {
      if (!(problem instanceof StateFailure)) throw problem;
      await ownFieldFailed(turn, parent, node, problem);
    }
    return;
  }
  if (turn.run.childrenOf(parent).some((line) => line.status !== 'done' && line.status !== 'failed')) return;
  // Lines that ended in this same turn have yet to have their own events recorded.
  if (turn.hasUntold(parent)) return;
  parent.prev = child.prev;
  await complete(turn, parent);
}

async function complete(turn: Turn, parent: Frame): Promise<void> {
  const lines = turn.run.childrenOf(parent).sort((a, b) => a.index - b.index);
  const result = lines.filter((line) => line.status === 'done').map((line) => line.output as Json);
  turn.emit(parent, 'MapStateSucceeded');
  for (const line of lines) turn.drop(line);
  parent.waiting = null;
  await leaveWithResult(turn, parent, turn.run.node(parent), result);
}
