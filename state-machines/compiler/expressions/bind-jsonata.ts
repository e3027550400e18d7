import { oneLine } from './one-line.ts';
import { parseExpression } from './parse.ts';
import { freeVariables } from './variables.ts';

/** Where the variables of the process language come from in a state: name → JSONata over `$states`. */
export type Bindings = Readonly<Record<string, string>>;

/** The process data in the state that an expression is compiled into. */
export const STATE_DATA = '$states.input.data';

/**
 * Compiles JSONata over the process data. Step Functions gives expressions no root, so the data becomes the
 * context of a block: `$states.input.data.(amount > 10)`; only the variables that are mentioned are bound.
 */
export function bindJsonata(source: string, bindings: Bindings, data: string): string {
  const mentioned = mentionedIn(source);
  const assignments = Object.entries(bindings)
    .filter(([name]) => mentioned.has(name))
    .map(([name, value]) => `$${name} := ${value}; `);
  const body = `${data}.(${oneLine(source).trim()})`;
  return assignments.length === 0 ? body : `(${assignments.join('')}${body})`;
}

/** Names of the free variables of an expression; none when it does not parse. */
function mentionedIn(source: string): ReadonlySet<string> {
  const parsed = parseExpression(source);
  return new Set(parsed.ok ? freeVariables(parsed.ast).map((use) => use.name) : []);
}
