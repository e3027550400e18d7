import type { StateNode } from '../asl/model.ts';
import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { runtimeFailure } from '../failure.ts';
import { expressionSource, queryFailure } from '../query/jsonata-template.ts';
import { effectiveInput, jsonata, namedPath } from './data.ts';
import { leave } from './leave.ts';
import { MAX_SECONDS, numberField } from './number-field.ts';
import { timestampMs } from './timestamp.ts';

export async function enterWait(turn: Turn, frame: Frame, node: StateNode): Promise<void> {
  const until = await wakeTime(turn, frame, node);
  if (until <= turn.now) {
    await wakeWait(turn, frame, node);
    return;
  }
  frame.status = 'waiting';
  frame.waiting = { kind: 'timer', until };
  turn.touch(frame);
}

/** The timer of a Wait state has fired. */
export async function wakeWait(turn: Turn, frame: Frame, node: StateNode): Promise<void> {
  frame.waiting = null;
  await leave(turn, frame, node, {
    output: node.isJsonata ? frame.input : effectiveInput(turn, frame, node),
    extra: {},
  });
}

async function wakeTime(turn: Turn, frame: Frame, node: StateNode): Promise<number> {
  const seconds = await numberField(turn, frame, node, 'Seconds', { least: 0, most: MAX_SECONDS });
  if (seconds !== undefined) return frame.enteredAt + seconds * 1000;
  const path = node.text('TimestampPath');
  if (path !== undefined) {
    const value = namedPath(turn, frame, 'TimestampPath', path, effectiveInput(turn, frame, node));
    const time = timestampMs(value);
    if (time !== undefined) return time;
    throw runtimeFailure(
      `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${path} == ${String(value)}`,
    );
  }
  const given = node.def.Timestamp as string;
  const value = node.isJsonata ? await jsonata(turn, frame, node, 'Timestamp', given) : given;
  const time = timestampMs(value);
  if (time !== undefined) return time;
  throw queryFailure(
    `The JSONata expression '${expressionSource(given) ?? given}' specified for the field 'Timestamp' returned a value that is not a valid ISO-8601 timestamp: ${JSON.stringify(value)}.`,
    'Timestamp',
  );
}
