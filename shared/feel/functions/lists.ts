import { type Kind, type Meaning, ofTruth, ofValue, orNull } from '../code/meaning.ts';
import { once } from '../code/scope.ts';
import { both, choose } from '../code/text.ts';
import type { Call, FeelFunction } from './feel-function.ts';

export const LIST_FUNCTIONS: Readonly<Record<string, FeelFunction>> = {
  count: unlessNone('number', (l) => `$count($feelList(${l}))`),
  reverse: unlessNone('list', (l) => `[$reverse($feelList(${l}))]`),
  sum: ofNumbers('$sum'),
  min: ofNumbers('$min'),
  max: ofNumbers('$max'),
  mean: ofNumbers('$average'),
  product: ofNumbers('$feelProduct'),
  median: ofNumbers('$feelMedian'),
  stddev: ofNumbers('$feelDeviation'),
  mode: ofNumbers('$feelMode', 'list', '[]'),
  all: { parameters: ['list'], translate: ofTruths(false) },
  any: { parameters: ['list'], translate: ofTruths(true) },
  'string join': { parameters: ['list', 'delimiter?'], translate: joinTexts },
  'list contains': { parameters: ['list', 'element'], translate: contains },
  append: { parameters: ['list', 'item?'], repeats: true, translate: append },
  concatenate: { parameters: ['list'], repeats: true, translate: concatenate },
};

function unlessNone(kind: Kind, write: (list: string) => string): FeelFunction {
  return {
    parameters: ['list'],
    translate: ({ values: [list], scope }) =>
      ofValue(
        once(scope, [list!], (x) => unless(x, write(x.value))),
        { kind, sure: list!.sure },
      ),
  };
}

const unless = (list: Meaning, text: string): string =>
  list.sure ? text : choose(`$feelNone(${list.value})`, 'null', text);

/** Of a list, or of the arguments; null where one is no number, and of an empty list where nothing else is said. */
function ofNumbers(name: string, kind: Kind = 'number', ofNone = 'null'): FeelFunction {
  return {
    parameters: ['list'],
    repeats: true,
    translate: ({ values, scope }) => {
      const given =
        values.length === 1 ? values[0]!.value : `[${values.map((one) => `$feelBox(${one.value})`).join(', ')}]`;
      const list = scope.fresh();
      const otherwise = ofNone === 'null' ? 'null' : `${list} = [] ? ${ofNone} : null`;
      const numbers = `($n := $feelNumbers(${list}); $n = null ? (${otherwise}) : ${name}($n))`;
      return ofValue(`(${list} := ${given}; ${numbers})`, { kind });
    },
  };
}

/** `any` is settled by one that is true, `all` by one that is false; null where neither that nor only booleans are there. */
function ofTruths(settling: boolean) {
  return ({ values: [list], scope }: Call) => {
    const count = (over: Meaning, test: string) => {
      const item = scope.fresh();
      return `$feelTally($feelList(${orNull(over)}), function(${item}) { ${test.replace('?', item)} })`;
    };
    const settled = once(scope, [list!], (x) => `${count(x, `? = ${settling}`)} > 0`);
    const otherwise = once(scope, [list!], (x) =>
      both(
        `${count(x, `? = ${settling}`)} = 0`,
        `${count(x, '$type(?) = "boolean"')} = $count($feelList(${orNull(x)}))`,
      ),
    );
    return settling ? ofTruth(settled, otherwise) : ofTruth(otherwise, settled);
  };
}

function joinTexts({ values: [list, delimiter], scope }: Call) {
  const between =
    delimiter === undefined ? '""' : `$feelEither($feelNone(${delimiter.value}) ? "" : ${delimiter.value}, "")`;
  const text = once(scope, [list!], (x) => unless(x, `$feelJoin($feelList(${x.value}), ${between})`));
  return ofValue(text, { kind: 'string' });
}

function contains({ values: [list, element], scope }: Call) {
  const item = scope.fresh();
  const write = (test: string) =>
    once(scope, [list!, element!], (l, e) => {
      const count = `$feelTally($feelList(${l.value}), function(${item}) { $feelEquals(${item}, ${e.value}) = true })`;
      return unlessFalse(l, `${count} ${test}`);
    });
  return ofTruth(write('> 0'), write('= 0'), list!.sure);
}

const unlessFalse = (list: Meaning, text: string): string =>
  both(list.sure ? 'true' : `$not($feelNone(${list.value}))`, text);

function append({ values: [list, ...items], scope }: Call) {
  const added = `[${items.map((one) => `$feelBox(${one.value})`).join(', ')}]`;
  return ofValue(
    once(scope, [list!], (x) => unless(x, `$append($feelList(${x.value}), ${added})`)),
    { kind: 'list', sure: list!.sure },
  );
}

function concatenate({ values, scope }: Call) {
  const joined = (named: readonly Meaning[]) =>
    named.map((one) => `$feelList($feelNull(${one.value}))`).reduce((all, one) => `$append(${all}, ${one})`, '[]');
  return ofValue(
    once(scope, values, (...named) => joined(named)),
    { kind: 'list', sure: true },
  );
}
