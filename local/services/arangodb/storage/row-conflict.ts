import type { Row } from './row.ts';
import { never } from './schema.ts';
import type { View } from './view.ts';

/**
 * How a row stands in the way of a writer: `visible` to it; `busy`, because another transaction wrote it and has not committed, or
 * committed after the writer's snapshot; or `gone`.
 */
export function conflictOf(row: Row, view: View): 'visible' | 'busy' | 'gone' {
  const mine = row.tx !== 0 && row.tx === view.transaction;
  if (row.tx !== 0 && !mine) return 'busy';
  if (row.dtx !== 0) return row.dtx === view.transaction ? 'gone' : 'busy';
  if (row.dcs !== never) return row.dcs > view.snapshot ? 'busy' : 'gone';
  return mine || row.cs <= view.snapshot ? 'visible' : 'busy';
}
