import type { Database } from 'arangojs';
import { processGraph } from './0001-process-graph.ts';
import { histories } from './0002-histories.ts';
import { processLinks } from './0003-process-links.ts';
import { templates } from './0004-templates.ts';
import { listOrder } from './0005-list-order.ts';
import { bpmn } from './0010-bpmn.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  /** Must be safe to run again: a migration may have been interrupted. */
  readonly up: (db: Database) => Promise<void>;
}

/** Of the database `flowmaster`, in order. Never change one that has been released; add one. */
export const MIGRATIONS: readonly Migration[] = [
  { number: 1, name: 'process-graph', up: processGraph },
  { number: 2, name: 'histories', up: histories },
  { number: 3, name: 'process-links', up: processLinks },
  { number: 4, name: 'templates', up: templates },
  { number: 5, name: 'list-order', up: listOrder },
  { number: 10, name: 'bpmn', up: bpmn },
];
