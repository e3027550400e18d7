import { isOf, ofTruth, ofValue } from '../code/meaning.ts';
import { once } from '../code/scope.ts';
import { both, choose, quoted } from '../code/text.ts';
import type { Syntax } from '../syntax.ts';
import { stringValue } from '../translate/literals.ts';
import { Untranslatable } from '../untranslatable.ts';
import { type Call, type FeelFunction, typed } from './feel-function.ts';
import { commonPattern } from './pattern.ts';

export const STRING_FUNCTIONS: Readonly<Record<string, FeelFunction>> = {
  'string length': typed({ string: 'string' }, 'number', (s) => `$length(${s})`),
  'upper case': typed({ string: 'string' }, 'string', (s) => `$uppercase(${s})`),
  'lower case': typed({ string: 'string' }, 'string', (s) => `$lowercase(${s})`),
  contains: typed({ string: 'string', match: 'string' }, 'boolean', (s, m) => `$contains(${s}, ${m})`),
  'starts with': typed(
    { string: 'string', match: 'string' },
    'boolean',
    (s, m) => `$substring(${s}, 0, $length(${m})) = ${m}`,
  ),
  'ends with': typed(
    { string: 'string', match: 'string' },
    'boolean',
    (s, m) => `$substring(${s}, $length(${s}) - $length(${m})) = ${m}`,
  ),
  'substring before': typed(
    { string: 'string', match: 'string' },
    'string',
    (s, m) => `$contains(${s}, ${m}) ? $substringBefore(${s}, ${m}) : ""`,
  ),
  'substring after': typed(
    { string: 'string', match: 'string' },
    'string',
    (s, m) => `$contains(${s}, ${m}) ? $substringAfter(${s}, ${m}) : ""`,
  ),
  substring: { parameters: ['string', 'start position', 'length?'], translate: substring },
  split: { parameters: ['string', 'delimiter'], translate: split },
  replace: { parameters: ['input', 'pattern', 'replacement'], translate: replace },
  matches: { parameters: ['input', 'pattern'], translate: matches },
  string: { parameters: ['from'], translate: text },
  number: typed(
    { from: 'string' },
    'number',
    (s) => `$number(${s})`,
    (s) => `$contains(${s}, /^-?[0-9]{1,15}(\\.[0-9]{1,15})?$/)`,
  ),
};

/** FEEL counts from 1, or from the end; a position that is not in the text gives null. */
function substring({ values: [text, start, length], scope }: Call) {
  const s = text!;
  const value = once(scope, length ? [s, start!, length] : [s, start!], (x, from, many) => {
    const isLong = many ? both(isOf(many, 'number'), `${many.value} >= 0`) : 'true';
    const known = both(
      isOf(x, 'string'),
      `$feelWhole(${from.value})`,
      isLong,
      `${from.value} >= 0 - $length(${x.value})`,
    );
    const rest = many ? `, ${many.value}` : '';
    return choose(
      known,
      `$substring(${x.value}, ${from.value} > 0 ? ${from.value} - 1 : ${from.value}${rest})`,
      'null',
    );
  });
  return ofValue(value, { kind: 'string' });
}

/** The pattern that is written out at this place, where it means the same in both. */
function patternAt(syntax: Syntax): string {
  if (syntax.name !== 'StringLiteral') throw new Untranslatable('the pattern must be written out', syntax);
  const common = commonPattern(stringValue(syntax.text));
  if (!common.ok) throw new Untranslatable(common.reason, syntax);
  return common.pattern;
}

/** Groups of a pattern are parts of what JavaScript splits into, and of no answer of JSONata. */
function split({ values: [text], syntax, scope }: Call) {
  const pattern = patternAt(syntax[1]!);
  if (/(?<!\\)\((?!\?:)/.test(pattern))
    throw new Untranslatable('a delimiter with groups is not translated', syntax[1]!);
  const value = once(scope, [text!], (x) => choose(isOf(x, 'string'), `[$split(${x.value}, /${pattern}/)]`, 'null'));
  return ofValue(value, { kind: 'list', sure: isOf(text!, 'string') === 'true' });
}

function replace({ values: [text], syntax, scope }: Call) {
  const pattern = patternAt(syntax[1]!);
  const by = syntax[2]!;
  if (by.name !== 'StringLiteral' || /[$\\]/.test(stringValue(by.text)))
    throw new Untranslatable('the replacement must be written out, without $ and \\', by);
  const value = once(scope, [text!], (x) =>
    choose(isOf(x, 'string'), `$replace(${x.value}, /${pattern}/, ${quoted(stringValue(by.text))})`, 'null'),
  );
  return ofValue(value, { kind: 'string', sure: isOf(text!, 'string') === 'true' });
}

function matches({ values, syntax, scope }: Call) {
  const pattern = patternAt(syntax[1]!);
  const s = values[0]!;
  const write = (call: string) =>
    once(scope, [s], (x) =>
      both(
        isOf(x, 'string'),
        call.replace('?', () => x.value),
      ),
    );
  const call = `$contains(?, /${pattern}/)`;
  return ofTruth(write(call), write(`$not(${call})`), isOf(s, 'string') === 'true');
}

/** Texts, numbers and booleans; what else shows only at run time fails there rather than give another text. */
function text({ values, syntax }: Call) {
  const value = values[0]!;
  if (value.kind === 'list' || value.kind === 'context')
    throw new Untranslatable('the text of a list or a context is not translated', syntax[0]!);
  if (value.kind === 'string') return value;
  return ofValue(`$feelText(${value.value})`, { kind: 'string', sure: value.sure });
}
