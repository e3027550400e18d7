import type { StateNode } from '../asl/model.ts';
import type { Frame, Settlement } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { runtimeFailure } from '../failure.ts';

/** Runs the items of a map as executions of their own. */
export function enterDistributedMap(_turn: Turn, _frame: Frame, node: StateNode): Promise<void> {
  throw runtimeFailure(`UnsupportedOperation: ProcessorConfig.Mode DISTRIBUTED of state '${node.name}'`);
}

/** A map run has ended. */
export async function mapRunSettled(
  _turn: Turn,
  _frame: number,
  _nonce: string,
  _settlement: Settlement,
): Promise<void> {}
