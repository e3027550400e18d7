import type { StateNode } from '../asl/model.ts';
import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { effectiveInput, payload, putResult } from './data.ts';
import { leave } from './leave.ts';

export async function enterPass(turn: Turn, frame: Frame, node: StateNode): Promise<void> {
  if (node.isJsonata) {
    await leave(turn, frame, node, { output: frame.input, extra: {} });
    return;
  }
  const input = effectiveInput(turn, frame, node);
  const made = node.def.Parameters === undefined ? input : payload(turn, frame, node, 'Parameters', input);
  turn.inspect('afterParameters', made);
  const result = node.def.Result === undefined ? made : node.def.Result;
  turn.inspect('result', result);
  const output = putResult(frame.input, node.def.ResultPath, result);
  turn.inspect('afterResultPath', output);
  await leave(turn, frame, node, {
    output,
    document: result,
    extra: {},
  });
}

export async function enterSucceed(turn: Turn, frame: Frame, node: StateNode): Promise<void> {
  const output = node.isJsonata ? frame.input : effectiveInput(turn, frame, node);
  await leave(turn, frame, node, { output, extra: {} });
}
