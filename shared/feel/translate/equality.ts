import { isScalar, type Meaning, ofTruth } from '../code/meaning.ts';
import { once, type Scope } from '../code/scope.ts';
import { choose, operand } from '../code/text.ts';

/** Null equals null and nothing else; values of two kinds are neither equal nor unequal. */
export function equality(a: Meaning, b: Meaning, scope: Scope): Meaning {
  if (a.kind === 'null') return isNull(b);
  if (b.kind === 'null') return isNull(a);
  if (isScalar(b.kind) && b.sure) return withScalar(a, b, scope);
  if (isScalar(a.kind) && a.sure) return withScalar(b, a, scope);
  const equals = `$feelEquals(${a.value}, ${b.value})`;
  return ofTruth(`${equals} = true`, `${equals} = false`);
}

function isNull(a: Meaning): Meaning {
  if (a.sure) return ofTruth('false', 'true', true);
  if (a.kind === 'null') return ofTruth('true', 'false', true);
  const none = `$feelNone(${a.value})`;
  return ofTruth(none, `$not(${none})`, true);
}

/** With a text, number or boolean that is there: JSONata's `=` is false where the other is missing, null or another. */
function withScalar(a: Meaning, scalar: Meaning, scope: Scope): Meaning {
  if (a.kind !== 'any' && a.kind !== scalar.kind) {
    const fails = a.sure ? 'false' : `$feelNone(${a.value})`;
    return ofTruth('false', fails);
  }
  const holds = `${operand(a.value)} = ${operand(scalar.value)}`;
  if (a.sure && a.kind === scalar.kind) return ofTruth(holds, `${operand(a.value)} != ${operand(scalar.value)}`, true);
  const fails = once(scope, [a], (x) => {
    const differs = `$type(${x.value}) in ["${scalar.kind}", "null"] and ${operand(x.value)} != ${operand(scalar.value)}`;
    return choose(`$exists(${x.value})`, differs, 'true');
  });
  return ofTruth(holds, fails, a.kind === scalar.kind);
}
