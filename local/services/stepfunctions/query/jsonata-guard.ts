import type jsonata from 'jsonata';

/** A name that no expression can spell: the evaluation's budget travels in the variables, since expressions are shared. */
export const BUDGET = '\u0000budget';

const STEPS = 3_000_000;
const MILLISECONDS = 2_000;
const DEPTH = 1_500;
const YIELD_EVERY = 20_000;
const LONGEST = 8_000_000;

export interface Budget {
  steps: number;
  depth: number;
  started: number;
}

export function newBudget(): Budget {
  return { steps: 0, depth: 0, started: performance.now() };
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

function onExit(_node: unknown, _input: unknown, environment: jsonata.Environment, result: unknown): undefined {
  (environment.lookup(BUDGET) as Budget).depth--;
  const long = typeof result === 'string' || Array.isArray(result) ? result.length > LONGEST : false;
  if (long) throw new RunawayExpression('it makes a value that is too large');
  return undefined;
}

/** Hooks the evaluator's entry and exit callbacks (jsonata's debugging seam) for one compiled expression. */
export function watch(expression: jsonata.Expression): void {
  const bind = expression.assign as unknown as (name: symbol, value: unknown) => void;
  bind(Symbol.for('jsonata.__evaluate_entry'), onEntry);
  bind(Symbol.for('jsonata.__evaluate_exit'), onExit);
}
