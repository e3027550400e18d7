import { isOf, type Meaning, ofTruth, ofValue } from '../code/meaning.ts';
import { binding, once, type Scope } from '../code/scope.ts';
import { both, choose } from '../code/text.ts';
import type { Syntax } from '../syntax.ts';
import { Untranslatable } from '../untranslatable.ts';
import { nameOf } from './names.ts';
import type { Translate } from './translate-part.ts';

/** `for x in list return …`, one list at a time. */
export function forLoop(syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  const { list, item, inner } = iterator(syntax, scope, translate);
  const body = translate(syntax.parts.at(-1)!, inner);
  const text = once(scope, [list], (over) =>
    choose(isOf(over, 'list'), `$feelEach(${over.value}, function(${item}) { ${body.value} })`, 'null'),
  );
  return ofValue(text, { kind: 'list', sure: list.kind === 'list' && list.sure });
}

/** `some` and `every`: an item for which the condition is null counts as one for which it is false. */
export function quantified(syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  const { list, item, inner } = iterator(syntax, scope, translate);
  const condition = translate(syntax.parts.at(-1)!, inner);
  const every = syntax.parts[0]!.text === 'every';
  const write = (truth: boolean) =>
    once(scope, [list], (over) => {
      const count = `$feelTally(${over.value}, function(${item}) { ${condition.holds} })`;
      const test = every ? `${count} ${truth ? '=' : '!='} $count(${over.value})` : `${count} ${truth ? '>' : '='} 0`;
      return both(isOf(over, 'list'), test);
    });
  return ofTruth(write(true), write(false), list.kind === 'list' && list.sure);
}

function iterator(syntax: Syntax, scope: Scope, translate: Translate) {
  const all = syntax.parts[1]!;
  if (all.parts.length !== 1) throw new Untranslatable('an iteration over several lists is not translated', all);
  const [name, , over] = all.parts[0]!.parts;
  const [from, , to] = over!.parts;
  const item = scope.fresh();
  const inner = binding(scope, nameOf(name!), ofValue(item, { again: true }));
  if (!to) return { list: translate(from!, scope), item, inner };
  const bounds = [translate(from!, scope), translate(to, scope)] as const;
  const sure = bounds.every((bound, index) => bound.sure && /^-?[0-9]+$/.test([from!, to][index]!.text));
  const list = ofValue(`$feelRange(${bounds[0].value}, ${bounds[1].value})`, { kind: 'list', sure });
  return { list, item, inner };
}
