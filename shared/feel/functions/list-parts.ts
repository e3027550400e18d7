import { isOf, type Meaning, NULL, ofValue, orNull } from '../code/meaning.ts';
import { binding, once, type Scope } from '../code/scope.ts';
import { both, choose } from '../code/text.ts';
import { nameOf } from '../translate/names.ts';
import { Untranslatable } from '../untranslatable.ts';
import type { Call, FeelFunction } from './feel-function.ts';

/** Functions that take lists apart or put them in order. Positions count from 1, or from the end; others give null. */
export const LIST_PART_FUNCTIONS: Readonly<Record<string, FeelFunction>> = {
  sublist: { parameters: ['list', 'start position', 'length?'], translate: sublist },
  'insert before': { parameters: ['list', 'position', 'newItem'], translate: insertBefore },
  remove: { parameters: ['list', 'position'], translate: remove },
  'index of': { parameters: ['list', 'match'], translate: indexOf },
  'distinct values': ofList((list) => `$feelDistinct(${list})`),
  flatten: ofList((list) => `$feelFlat(${list})`),
  union: { parameters: ['list'], repeats: true, translate: union },
  sort: { parameters: ['list', 'precedes'], functions: [1], translate: sort },
};

function ofList(write: (list: string) => string): FeelFunction {
  return { parameters: ['list'], translate: ({ values: [list], scope }) => withList(list!, scope, write) };
}

/** Null of null; a value that is no list is a list of one. */
function withList(list: Meaning, scope: Scope, write: (list: string) => string): Meaning {
  const name = scope.fresh();
  const text = `(${name} := ${orNull(list)}; ${name} = null ? null : (${name} := $feelList(${name}); ${write(name)}))`;
  return ofValue(text, { kind: 'list', sure: list.sure });
}

const maybe = (list: Meaning): Meaning => ({ ...list, sure: false });

function sublist({ values: [list, start, length], scope }: Call): Meaning {
  return maybe(
    withList(list!, scope, (l) =>
      once(scope, length ? [start!, length] : [start!], (from, many) => {
        const first = `$feelIndex(${l}, ${from.value})`;
        const isLong = many ? both(isOf(many, 'number'), `${many.value} >= 0`) : 'true';
        const last = many ? ` and $i < ${first} + ${many.value}` : '';
        const known = both(`$feelWhole(${from.value})`, isLong, `${from.value} >= 0 - $count(${l})`);
        return choose(known, `$feelPick(${l}, function($x, $i) { $i >= ${first}${last} })`, 'null');
      }),
    ),
  );
}

function insertBefore({ values: [list, position, item], scope }: Call): Meaning {
  return maybe(
    withList(list!, scope, (l) =>
      once(scope, [position!], (at) => {
        const pick = (test: string) => `$feelPick(${l}, function($x, $i) { $i ${test} $feelIndex(${l}, ${at.value}) })`;
        const known = both(`$feelWhole(${at.value})`, `${at.value} >= 0 - $count(${l})`);
        const inserted = `[$feelBox(${orNull(item!)})]`;
        return choose(known, `$append($append(${pick('<')}, ${inserted}), ${pick('>=')})`, 'null');
      }),
    ),
  );
}

function remove({ values: [list, position], scope }: Call): Meaning {
  return maybe(
    withList(list!, scope, (l) =>
      once(scope, [position!], (at) =>
        choose(
          `$feelWhole(${at.value})`,
          `$feelPick(${l}, function($x, $i) { $i != $feelIndex(${l}, ${at.value}) })`,
          'null',
        ),
      ),
    ),
  );
}

function indexOf({ values: [list, match], scope }: Call): Meaning {
  return withList(list!, scope, (l) =>
    once(
      scope,
      [match!],
      (sought) => `[$map(${l}, function($x, $i) { $feelEquals($x, ${sought.value}) = true ? $i + 1 })]`,
    ),
  );
}

function union({ values, scope }: Call): Meaning {
  if (values.length === 0) return NULL;
  const names = values.map(() => scope.fresh());
  const assignments = values.map((one, at) => `${names[at]} := ${orNull(one)}; `).join('');
  const none = names.map((name) => `${name} = null`).join(' or ');
  const all = names.map((name) => `$feelList(${name})`).reduce((joined, one) => `$append(${joined}, ${one})`);
  return ofValue(`(${assignments}${none} ? null : $feelDistinct(${all}))`, { kind: 'list' });
}

/** JSONata asks which item comes later, FEEL which comes first; both keep the order of those that are alike. */
function sort({ values: [list], syntax, scope, part }: Call): Meaning {
  const [, precedes] = syntax;
  const parameters = precedes!.parts.find(({ name }) => name === 'FormalParameters')?.parts ?? [];
  const body = precedes!.parts.find(({ name }) => name === 'FunctionBody')?.parts[0];
  if (precedes!.name !== 'FunctionDefinition' || parameters.length !== 2 || !body)
    throw new Untranslatable('what sort() compares with must be a function of two items, written out', precedes!);
  const [earlier, later] = [scope.fresh(), scope.fresh()];
  const names = parameters.map((parameter) => nameOf(parameter.parts[0]!));
  // The one that stands later takes the first place where it precedes.
  const inner = binding(
    binding(scope, names[0]!, ofValue(later, { again: true })),
    names[1]!,
    ofValue(earlier, { again: true }),
  );
  return withList(list!, scope, (l) => `$sort(${l}, function(${earlier}, ${later}) { ${part(body, inner).holds} })`);
}
