import { type Meaning, ofTruth } from '../code/meaning.ts';
import type { Scope } from '../code/scope.ts';
import { both, either } from '../code/text.ts';
import type { Syntax } from '../syntax.ts';
import type { Translate } from './translate-part.ts';

const isSure = (meaning: Meaning): boolean => meaning.kind === 'boolean' && meaning.sure;

/** False wins over null, and null over true. */
export function conjunction(syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  const [a, b] = sides(syntax, scope, translate);
  return ofTruth(both(a.holds, b.holds), either(a.fails, b.fails), isSure(a) && isSure(b));
}

/** True wins over null, and null over false. */
export function disjunction(syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  const [a, b] = sides(syntax, scope, translate);
  return ofTruth(either(a.holds, b.holds), both(a.fails, b.fails), isSure(a) && isSure(b));
}

/** Turns true and false; null stays. */
export const negation = (a: Meaning): Meaning => ofTruth(a.fails, a.holds, isSure(a));

function sides(syntax: Syntax, scope: Scope, translate: Translate): [Meaning, Meaning] {
  return [translate(syntax.parts[0]!, scope), translate(syntax.parts[2]!, scope)];
}
