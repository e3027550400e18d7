import type { Database } from '../../storage/database.ts';
import type { PlanNode } from '../execute/operator.ts';
import type { Warning } from '../run.ts';
import type { Compiler } from './compiler.ts';

/** What compiling one query level knows and gathers. */
export type CompileContext = {
  compiler: Compiler;
  database: Database;
  /** Shared by all levels of a query. */
  gathered: Gathered;
  /** Whether this is the outermost level, whose last LIMIT fullCount looks behind. */
  isTopLevel: boolean;
};

export type Gathered = {
  reads: Set<string>;
  writes: Set<string>;
  nodes: PlanNode[];
  /** Found while compiling; the query's execution reports them. */
  warnings: Warning[];
};
