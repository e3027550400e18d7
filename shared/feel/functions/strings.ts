import { isOf, ofTruth, ofValue } from '../code/meaning.ts';
import { once } from '../code/scope.ts';
import { both, choose } from '../code/text.ts';
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
  matches: { parameters: ['input', 'pattern'], translate: matches },
  string: { parameters: ['from'], translate: text },
  number: typed(
    { from: 'string' },
    'number',
    (s) => `$number(${s})`,
    (s) => `$contains(${s}, /^-?[0-9]{1,15}(\\.[0-9]{1,15})?$/)`,
  ),
};

/** FEEL counts from 1. What it does outside of the text is left open, so positions must be written out and positive. */
function substring({ values, syntax, scope }: Call) {
  const [start, length] = [syntax[1]!, syntax[2]];
  if (!/^[1-9][0-9]{0,6}$/.test(start.text) || (length && !/^[0-9]{1,7}$/.test(length.text)))
    throw new Untranslatable('positions and lengths must be positive whole numbers, written out', start);
  const rest = length ? `, ${length.text}` : '';
  const s = values[0]!;
  const value = once(scope, [s], (x) =>
    choose(isOf(x, 'string'), `$substring(${x.value}, ${Number(start.text) - 1}${rest})`, 'null'),
  );
  return ofValue(value, { kind: 'string', sure: isOf(s, 'string') === 'true' });
}

function matches({ values, syntax, scope }: Call) {
  const pattern = syntax[1]!;
  if (pattern.name !== 'StringLiteral') throw new Untranslatable('the pattern must be written out', pattern);
  const common = commonPattern(stringValue(pattern.text));
  if (!common.ok) throw new Untranslatable(common.reason, pattern);
  const s = values[0]!;
  const write = (call: string) =>
    once(scope, [s], (x) =>
      both(
        isOf(x, 'string'),
        call.replace('?', () => x.value),
      ),
    );
  const call = `$contains(?, /${common.pattern}/)`;
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
