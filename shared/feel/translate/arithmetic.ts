import { isOf, type Meaning, NULL, ofValue } from '../code/meaning.ts';
import { once, type Scope } from '../code/scope.ts';
import { both, choose, operand } from '../code/text.ts';
import type { Syntax } from '../syntax.ts';
import { Untranslatable } from '../untranslatable.ts';
import type { Translate } from './translate-part.ts';

/** Numbers, and `+` of texts; null where an operand is something else. */
export function arithmetic(syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  if (syntax.parts.length === 2) return negative(translate(syntax.parts[1]!, scope), scope);
  const [left, operator, right] = syntax.parts;
  const a = translate(left!, scope);
  const b = translate(right!, scope);
  switch (operator!.text) {
    case '+':
      return sum(a, b, scope);
    case '/':
      return ofNumbers(a, b, scope, '/', (divisor) => (/^-?[1-9]/.test(divisor) ? 'true' : `${divisor} != 0`));
    case '**':
      return power(a, right!, scope);
    default:
      return ofNumbers(a, b, scope, operator!.text);
  }
}

const canBe = (meaning: Meaning, kind: 'number' | 'string'): boolean => meaning.kind === kind || meaning.kind === 'any';

function ofNumbers(a: Meaning, b: Meaning, scope: Scope, operator: string, also?: (b: string) => string): Meaning {
  if (!canBe(a, 'number') || !canBe(b, 'number')) return NULL;
  const sure = a.kind === 'number' && a.sure && b.kind === 'number' && b.sure;
  const text = once(scope, [a, b], (x, y) =>
    choose(
      both(isOf(x, 'number'), isOf(y, 'number'), also?.(y.value) ?? 'true'),
      `${operand(x.value)} ${operator} ${operand(y.value)}`,
      'null',
    ),
  );
  return ofValue(text, { kind: 'number', sure: sure && also === undefined });
}

function sum(a: Meaning, b: Meaning, scope: Scope): Meaning {
  const texts = canBe(a, 'string') && canBe(b, 'string');
  if (!texts) return ofNumbers(a, b, scope, '+');
  const numbers = canBe(a, 'number') && canBe(b, 'number');
  const text = once(scope, [a, b], (x, y) => {
    const joined = choose(
      both(isOf(x, 'string'), isOf(y, 'string')),
      `${operand(x.value)} & ${operand(y.value)}`,
      'null',
    );
    if (!numbers) return joined;
    return choose(both(isOf(x, 'number'), isOf(y, 'number')), `${operand(x.value)} + ${operand(y.value)}`, joined);
  });
  const sure = a.kind === 'string' && a.sure && b.kind === 'string' && b.sure;
  return ofValue(text, { kind: numbers ? 'any' : 'string', sure });
}

const negative = (a: Meaning, scope: Scope): Meaning =>
  ofNumbers(ofValue('0', { kind: 'number', sure: true, again: true }), a, scope, '-');

/** Only whole exponents that are written out: others may give what is no number, over which JSONata fails. */
function power(a: Meaning, exponent: Syntax, scope: Scope): Meaning {
  if (!/^[0-9]{1,2}$/.test(exponent.text))
    throw new Untranslatable('an exponent must be a whole number from 0 to 99, written out', exponent);
  if (!canBe(a, 'number')) return NULL;
  const text = once(scope, [a], (x) => choose(isOf(x, 'number'), `$power(${x.value}, ${exponent.text})`, 'null'));
  return ofValue(text, { kind: 'number', sure: a.kind === 'number' && a.sure });
}
