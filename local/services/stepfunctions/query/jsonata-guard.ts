import type jsonata from 'jsonata';
import type { AstNode } from './jsonata-ast.ts';

/** A name that no expression can spell: the evaluation's budget travels in the variables, since expressions are shared. */
export const BUDGET = '\u0000budget';

const STEPS = 3_000_000;
const MILLISECONDS = 2_000;
const DEPTH = 1_500;
const YIELD_EVERY = 20_000;
/** Characters or elements: of one value, and of all values made on the way. */
const LONGEST = 2_000_000;
const MOST_MADE = 50_000_000;

export interface Budget {
  steps: number;
  depth: number;
  made: number;
  started: number;
}

export function newBudget(): Budget {
  return { steps: 0, depth: 0, made: 0, started: performance.now() };
}

export class RunawayExpression extends Error {
  constructor(what: string) {
    super(`The expression was stopped: ${what}`);
  }
}

/** Counts every evaluated node; now and then lets the event loop turn, so that even an endless recursion delays nobody. */
function onEntry(_node: unknown, _input: unknown, environment: jsonata.Environment): Promise<void> | undefined {
  const budget = environment.lookup(BUDGET) as Budget;
  budget.steps++;
  budget.depth++;
  if (budget.depth > DEPTH) throw new RunawayExpression('it recurses too deeply');
  if (budget.steps % YIELD_EVERY !== 0) return undefined;
  if (budget.steps > STEPS) throw new RunawayExpression('it takes too many steps');
  if (performance.now() - budget.started > MILLISECONDS) throw new RunawayExpression('it takes too long');
  return new Promise((resolve) => setImmediate(resolve));
}

/** Nodes whose result is a new value; others pass on what there is. */
const MAKERS = new Set(['function', 'binary', 'unary', 'path', 'apply']);

function onExit(node: AstNode, _input: unknown, environment: jsonata.Environment, result: unknown): undefined {
  const budget = environment.lookup(BUDGET) as Budget;
  budget.depth--;
  if (typeof result !== 'string' && !Array.isArray(result)) return undefined;
  if (MAKERS.has(node.type ?? '')) budget.made += result.length;
  if (result.length > LONGEST || budget.made > MOST_MADE) throw new RunawayExpression('it takes too much memory');
  return undefined;
}

/** Hooks the evaluator's entry and exit callbacks (jsonata's debugging seam) for one compiled expression. */
export function watch(expression: jsonata.Expression): void {
  const bind = expression.assign as unknown as (name: symbol, value: unknown) => void;
  bind(Symbol.for('jsonata.__evaluate_entry'), onEntry);
  bind(Symbol.for('jsonata.__evaluate_exit'), onExit);
}
