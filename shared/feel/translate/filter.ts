import { type Meaning, ofValue } from '../code/meaning.ts';
import { type Scope, within } from '../code/scope.ts';
import type { Syntax } from '../syntax.ts';
import { Untranslatable } from '../untranslatable.ts';
import { unaryTest } from './membership.ts';
import type { Translate } from './translate-part.ts';

const CONDITIONS = ['Comparison', 'Conjunction', 'Disjunction', 'QuantifiedExpression', 'InstanceOfExpression'];

/** `list[2]`, `list[-1]`, `list[price > 3]` and `list[> 3]`. Whether anything else is a position or a condition shows only at run time. */
export function filter(syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  const [of, , by] = syntax.parts;
  const list = translate(of!, scope);
  if (by!.name === 'NumericLiteral') {
    if (!/^-?[1-9][0-9]{0,6}$/.test(by!.text.replaceAll(/\s/g, '')))
      throw new Untranslatable('a position must be a whole number other than 0', by!);
    return ofValue(`$feelAt(${list.value}, ${by!.text.replaceAll(/\s/g, '')})`);
  }
  const item = scope.fresh();
  const inner = within(scope, item);
  const condition = conditionOf(by!, item, inner, translate);
  return ofValue(`$feelWhere(${list.value}, function(${item}) { ${condition.holds} })`, {
    kind: 'list',
    sure: list.sure,
  });
}

function conditionOf(by: Syntax, item: string, scope: Scope, translate: Translate): Meaning {
  if (by.name === 'SimplePositiveUnaryTest') return unaryTest(ofValue(item, { again: true }), by, scope, translate);
  if (CONDITIONS.includes(by.name)) return translate(by, scope);
  throw new Untranslatable('a filter must be a comparison or a position that is written out', by);
}
