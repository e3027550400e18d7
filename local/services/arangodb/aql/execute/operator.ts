import type { Frame, Run } from '../run.ts';

/** One step of a plan: turns the rows before it into rows after it, lazily. */
export type Operator = {
  run: (input: Iterable<Frame>, run: Run) => Iterable<Frame>;
  explain: PlanNode;
};

/** A step as `explain` shows it. */
export type PlanNode = { type: string; [detail: string]: unknown };
