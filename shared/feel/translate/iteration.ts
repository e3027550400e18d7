import { isOf, type Meaning, ofTruth, ofValue } from '../code/meaning.ts';
import { binding, once, type Scope } from '../code/scope.ts';
import { both, choose } from '../code/text.ts';
import type { Syntax } from '../syntax.ts';
import { nameOf } from './names.ts';
import type { Translate } from './translate-part.ts';

/** `for x in list, y in x.list return …`: the items of the last list for each of those before it, in one list. */
export function forLoop(syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  const body = syntax.parts.at(-1)!;
  return iterate(syntax.parts[1]!.parts, scope, translate, (inner) => translate(body, inner).value);
}

function iterate(
  iterators: readonly Syntax[],
  scope: Scope,
  translate: Translate,
  body: (scope: Scope) => string,
): Meaning {
  const [first, ...rest] = iterators;
  const { list, item, inner } = iterator(first!, scope, translate);
  const given = rest.length === 0 ? body(inner) : iterate(rest, inner, translate, body).value;
  const text = once(scope, [list], (over) => {
    const each = `$feelEach(${over.value}, function(${item}) { ${given} })`;
    return choose(isOf(over, 'list'), rest.length === 0 ? each : `$feelConcat(${each})`, 'null');
  });
  return ofValue(text, { kind: 'list', sure: rest.length === 0 && list.kind === 'list' && list.sure });
}

/** `some` and `every`: an item for which the condition is null counts as one for which it is false. */
export function quantified(syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  const iterators = syntax.parts[1]!.parts;
  const condition = syntax.parts.at(-1)!;
  const every = syntax.parts[0]!.text === 'every';
  if (iterators.length > 1) {
    const truths = iterate(iterators, scope, translate, (inner) => translate(condition, inner).holds);
    const item = scope.fresh();
    return overList(truths, scope, every, (over) => `$feelTally(${over.value}, function(${item}) { ${item} })`);
  }
  const { list, item, inner } = iterator(iterators[0]!, scope, translate);
  const { holds } = translate(condition, inner);
  return overList(list, scope, every, (over) => `$feelTally(${over.value}, function(${item}) { ${holds} })`);
}

function overList(list: Meaning, scope: Scope, every: boolean, count: (over: Meaning) => string): Meaning {
  const write = (truth: boolean) =>
    once(scope, [list], (over) => {
      const test = every ? `${truth ? '=' : '!='} $count(${over.value})` : `${truth ? '>' : '='} 0`;
      return both(isOf(over, 'list'), `${count(over)} ${test}`);
    });
  return ofTruth(write(true), write(false), list.kind === 'list' && list.sure);
}

function iterator({ parts }: Syntax, scope: Scope, translate: Translate) {
  const [name, , over] = parts;
  const [from, , to] = over!.parts;
  const item = scope.fresh();
  const inner = binding(scope, nameOf(name!), ofValue(item, { again: true }));
  if (!to) return { list: translate(from!, scope), item, inner };
  const bounds = [translate(from!, scope), translate(to, scope)] as const;
  const sure = bounds.every((bound, index) => bound.sure && /^-?[0-9]+$/.test([from!, to][index]!.text));
  const list = ofValue(`$feelRange(${bounds[0].value}, ${bounds[1].value})`, { kind: 'list', sure });
  return { list, item, inner };
}
