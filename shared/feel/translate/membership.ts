import { type Meaning, ofTruth } from '../code/meaning.ts';
import { once, type Scope } from '../code/scope.ts';
import { both, choose, either } from '../code/text.ts';
import type { Syntax } from '../syntax.ts';
import { Untranslatable } from '../untranslatable.ts';
import { equality } from './equality.ts';
import { type Operator, order } from './order.ts';
import type { Translate } from './translate-part.ts';

/** `x in test` and `x in (test, test)`: a test is a range, `> 5`, a value, or a list of values. */
export function membership(left: Meaning, syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  const several = syntax.parts.find((part) => part.name === 'PositiveUnaryTests')?.parts;
  const tests = several ?? [syntax.parts[2]!];
  const write = (pick: (truths: Meaning[]) => string) =>
    once(scope, [left], (x) => pick(tests.map((one) => test(x, one, several !== undefined, scope, translate))));
  return ofTruth(
    write((truths) => either(...truths.map((truth) => truth.holds))),
    write((truths) => both(...truths.map((truth) => truth.fails))),
  );
}

function test(x: Meaning, syntax: Syntax, among: boolean, scope: Scope, translate: Translate): Meaning {
  const inner = syntax.parts[0]!;
  if (inner.name === 'SimplePositiveUnaryTest') return unaryTest(x, inner, scope, translate);
  if (inner.name === 'List') return oneOf(inner.parts.slice(1, -1).map((part) => oneValue(x, part, scope, translate)));
  const given = translate(inner, scope);
  if (given.kind === 'boolean')
    throw new Untranslatable('a condition after "in" is not translated: write it with "and"', inner);
  if (given.kind !== 'any' && given.kind !== 'list') return twoValued(equality(x, given, scope));
  return amongUnknown(x, given, among, scope);
}

/** `5..9` with brackets, or an operator and a bound. */
export function unaryTest(x: Meaning, syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  const [first, bound] = syntax.parts;
  if (first!.name !== 'Interval') {
    if (first!.text === '=' || first!.text === '!=')
      throw new Untranslatable('= and != within a test are not translated: write the comparison out', first!);
    return order(x, first!.text as Operator, translate(bound!, scope), scope);
  }
  const [open, low, , high, close] = first!.parts;
  const above = order(x, open!.text === '[' ? '>=' : '>', translate(low!, scope), scope);
  const below = order(x, close!.text === ']' ? '<=' : '<', translate(high!, scope), scope);
  return ofTruth(both(above.holds, below.holds), either(above.fails, below.fails), above.sure && below.sure);
}

const oneValue = (x: Meaning, syntax: Syntax, scope: Scope, translate: Translate): Meaning => {
  if (syntax.name === 'SimplePositiveUnaryTest') return unaryTest(x, syntax, scope, translate);
  return twoValued(equality(x, translate(syntax, scope), scope));
};

const oneOf = (truths: readonly Meaning[]): Meaning =>
  ofTruth(either(...truths.map((truth) => truth.holds)), both(...truths.map((truth) => truth.fails)));

/** Within a test, a value that cannot be compared is simply another one. */
const twoValued = (truth: Meaning): Meaning => ofTruth(truth.holds, `$not(${truth.holds})`, true);

/** A list of values or one value, as the data has it. Nothing is in null, but null is among several tests one of which is null. */
function amongUnknown(x: Meaning, given: Meaning, among: boolean, scope: Scope): Meaning {
  const item = scope.fresh();
  const count = once(
    scope,
    [given],
    (list) => `$feelTally($feelList(${list.value}), function(${item}) { $feelEquals(${x.value}, ${item}) = true })`,
  );
  const none = `$feelNone(${given.value})`;
  const ofNone = among ? `$feelNone(${x.value})` : 'false';
  return ofTruth(
    choose(none, ofNone, `${count} > 0`),
    choose(none, among ? `$not(${ofNone})` : 'false', `${count} = 0`),
  );
}
