import type { Store } from '../store/store.ts';
import type { Definitions } from './definitions.ts';
import { Run } from './run.ts';

/**
 * Children that nobody waits for although the executions that started them still run: their tasks ended (by a timeout, say) just
 * before the process did, so that they could not be stopped. Looked for after a restart, one parent at a turn of the event loop.
 */
export async function* forsakenChildren(store: Store, definitions: Definitions): AsyncGenerator<number> {
  let run: Run | undefined;
  const links = store.linkedChildren().sort((a, b) => a.parent_id - b.parent_id);
  for (const { id, parent_id, parent_frame, parent_nonce } of links) {
    if (run?.row.id !== parent_id) {
      await new Promise((resolve) => setImmediate(resolve));
      run = readRunning(store, definitions, parent_id);
    }
    const waiting = run?.frames.get(parent_frame)?.waiting;
    if (run && !(waiting?.kind === 'task' && waiting.nonce === parent_nonce)) yield id;
  }
}

/** A running execution as its journal has it. */
export function readRunning(store: Store, definitions: Definitions, id: number): Run | undefined {
  const row = store.executionById(id);
  if (row?.status !== 'RUNNING') return undefined;
  const run = new Run(row, definitions.get(row.definition_id));
  run.replay(store.journal(id));
  return run;
}
