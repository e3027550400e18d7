import { type Meaning, ofTruth, ofValue } from '../code/meaning.ts';
import type { Scope } from '../code/scope.ts';
import { choose } from '../code/text.ts';
import type { Syntax } from '../syntax.ts';
import type { Translate } from './translate-part.ts';

/** The condition counts only when it is true; null leads to `else`. */
export function conditional(syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  const [, test, , yes, , no] = syntax.parts;
  const condition = translate(test!, scope);
  const a = translate(yes!, scope);
  const b = translate(no!, scope);
  if (a.kind === 'boolean' && b.kind === 'boolean')
    return ofTruth(
      choose(condition.holds, a.holds, b.holds),
      choose(condition.holds, a.fails, b.fails),
      a.sure && b.sure,
    );
  const kind = a.kind === b.kind ? a.kind : 'any';
  return ofValue(choose(condition.holds, a.value, b.value), { kind, sure: a.sure && b.sure });
}
