import { isOf, type Meaning, ofTruth } from '../code/meaning.ts';
import { once, type Scope } from '../code/scope.ts';
import { both, operand } from '../code/text.ts';

const OPPOSITES = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;

export type Operator = keyof typeof OPPOSITES;

/** Numbers with numbers and texts with texts; null otherwise, where JSONata would fail. */
export function order(a: Meaning, operator: Operator, b: Meaning, scope: Scope): Meaning {
  const write = (used: Operator) =>
    once(scope, [a, b], (x, y) => both(comparable(x, y), `${operand(x.value)} ${used} ${operand(y.value)}`));
  const sure = comparable(a, b) === 'true';
  return ofTruth(write(operator), write(OPPOSITES[operator]), sure);
}

function comparable(a: Meaning, b: Meaning): string {
  for (const kind of ['number', 'string'] as const)
    if (a.kind === kind || b.kind === kind) return both(isOf(a, kind), isOf(b, kind));
  if (a.kind !== 'any' || b.kind !== 'any') return 'false';
  return both(`$type(${a.value}) = $type(${b.value})`, `$type(${a.value}) in ["number", "string"]`);
}
