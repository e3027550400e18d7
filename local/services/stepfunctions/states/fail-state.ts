import type { StateNode } from '../asl/model.ts';
import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { runtimeFailure } from '../failure.ts';
import { wrongType } from '../query/jsonata-template.ts';
import { jsonata, namedPath, pathValue } from './data.ts';
import { failLine } from './fail.ts';

export async function enterFail(turn: Turn, frame: Frame, node: StateNode): Promise<void> {
  const error = await textField(turn, frame, node, 'Error');
  const cause = await textField(turn, frame, node, 'Cause');
  failLine(turn, frame, error, cause);
}

async function textField(
  turn: Turn,
  frame: Frame,
  node: StateNode,
  field: 'Error' | 'Cause',
): Promise<string | undefined> {
  const given = node.def[field];
  if (node.isJsonata) {
    if (given === undefined) return undefined;
    const value = await jsonata(turn, frame, node, field, given);
    if (typeof value === 'string') return value;
    throw wrongType(given, field, 'string', value);
  }
  const path = node.text(`${field}Path`);
  if (path === undefined) return typeof given === 'string' ? given : undefined;
  const value = path.startsWith('States.')
    ? pathValue(turn, frame, path, frame.input)
    : namedPath(turn, frame, `${field}Path`, path, frame.input);
  if (typeof value === 'string') return value;
  throw runtimeFailure(
    `The ${field}Path field '${path}' must refer to a string, but it refers to: ${JSON.stringify(value)}`,
  );
}
