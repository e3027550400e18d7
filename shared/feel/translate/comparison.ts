import { type Meaning, ofTruth } from '../code/meaning.ts';
import { once, type Scope } from '../code/scope.ts';
import { both, either } from '../code/text.ts';
import type { Syntax } from '../syntax.ts';
import { equality } from './equality.ts';
import { negation } from './logic.ts';
import { membership } from './membership.ts';
import { type Operator, order } from './order.ts';
import type { Translate } from './translate-part.ts';

export function comparison(syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  const operator = syntax.parts[1]!.text;
  const left = translate(syntax.parts[0]!, scope);
  if (operator === 'in') return membership(left, syntax, scope, translate);
  const right = translate(syntax.parts[2]!, scope);
  if (operator === '=') return equality(left, right, scope);
  if (operator === '!=') return negation(equality(left, right, scope));
  if (operator === 'between') return between(left, right, translate(syntax.parts[4]!, scope), scope);
  return order(left, operator as Operator, right, scope);
}

/** Null where one of the three is null or of another kind. */
function between(a: Meaning, low: Meaning, high: Meaning, scope: Scope): Meaning {
  const write = (pick: (above: Meaning, below: Meaning) => string) =>
    once(scope, [a, low, high], (x, y, z) => pick(order(x, '>=', y, scope), order(x, '<=', z, scope)));
  const outside = (above: Meaning, below: Meaning) =>
    both(known(above), known(below), either(above.fails, below.fails));
  return ofTruth(
    write((above, below) => both(above.holds, below.holds)),
    write(outside),
  );
}

const known = (truth: Meaning): string => (truth.sure ? 'true' : either(truth.holds, truth.fails));
