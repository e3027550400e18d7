import { isOf, ofValue, orNull } from '../code/meaning.ts';
import { once } from '../code/scope.ts';
import { both, choose } from '../code/text.ts';
import { Untranslatable } from '../untranslatable.ts';
import type { Call, FeelFunction } from './feel-function.ts';

export const CONTEXT_FUNCTIONS: Readonly<Record<string, FeelFunction>> = {
  'get value': {
    parameters: ['m', 'key'],
    translate: ({ values: [m, key] }) => ofValue(`$feelEntry(${m!.value}, ${key!.value})`),
  },
  'get entries': { parameters: ['m'], translate: entries },
  'context put': { parameters: ['context', 'key', 'value'], translate: put },
  'context merge': { parameters: ['contexts'], translate: merge },
};

function entries({ values: [m], scope }: Call) {
  const text = once(scope, [m!], (x) =>
    choose(isOf(x, 'context'), `[$each(${x.value}, function($v, $k) { {"key": $k, "value": $v} })]`, 'null'),
  );
  return ofValue(text, { kind: 'list', sure: isOf(m!, 'context') === 'true' });
}

/** A list of keys leads into contexts within; that needs the evaluator. */
function put({ values: [m, key, value], syntax, scope }: Call) {
  if (key!.kind !== 'string') throw new Untranslatable('the key must be a text, seen as such', syntax[1]!);
  const text = once(scope, [m!, key!], (x, k) =>
    choose(
      both(isOf(x, 'context'), isOf(k, 'string')),
      `$merge([${x.value}, {${k.value}: ${orNull(value!)}}])`,
      'null',
    ),
  );
  return ofValue(text, { kind: 'context' });
}

function merge({ values: [list], scope }: Call) {
  const text = once(scope, [list!], (x) =>
    choose(`$feelAll($feelList($feelNull(${x.value})), "object")`, `$merge($feelList(${x.value}))`, 'null'),
  );
  return ofValue(text, { kind: 'context' });
}
