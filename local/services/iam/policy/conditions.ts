import type { ConditionContext } from './context.ts';
import { InvalidPolicyError } from './invalid-policy.ts';
import { operators } from './operators.ts';
import { substitute } from './variables.ts';

export type ConditionTest = (context: ConditionContext) => boolean;
type Quantifier = 'ForAllValues' | 'ForAnyValue' | undefined;

function nullTest(key: string, wanted: readonly string[]): ConditionTest {
  return (context) => {
    const absent = (context.get(key)?.length ?? 0) === 0;
    return wanted.some((value) => value.toLowerCase() === String(absent));
  };
}

function parseName(name: string): { base: string; quantifier: Quantifier; ifExists: boolean } {
  const match = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name);
  if (!match?.[2]) throw new InvalidPolicyError(`Invalid Condition type : ${name}`);
  return { base: match[2], quantifier: match[1] as Quantifier, ifExists: match[3] !== undefined };
}

function compileOne(name: string, conditionKey: string, wanted: readonly string[]): ConditionTest {
  const { base, quantifier, ifExists } = parseName(name);
  const key = conditionKey.toLowerCase();
  if (base === 'Null') return nullTest(key, wanted);
  const operator = operators.get(base);
  if (!operator) throw new InvalidPolicyError(`Invalid Condition type : ${name}`);
  const { compare, negated } = operator;
  const accepts = (actual: string, context: ConditionContext) => {
    const found = wanted.some((value) => {
      const resolved = substitute(value, context);
      return resolved !== undefined && compare(resolved, actual);
    });
    return found !== negated;
  };
  return (context) => {
    const actual = context.get(key) ?? [];
    if (quantifier === 'ForAllValues') return actual.every((value) => accepts(value, context));
    if (actual.length === 0) return quantifier === undefined ? ifExists || negated : ifExists;
    if (quantifier === 'ForAnyValue' || !negated) return actual.some((value) => accepts(value, context));
    return actual.every((value) => accepts(value, context));
  };
}

/** A whole Condition block: every operator and every key must hold. */
export function compileConditions(block: Record<string, Record<string, readonly string[]>>): ConditionTest[] {
  return Object.entries(block).flatMap(([name, keys]) =>
    Object.entries(keys).map(([key, values]) => compileOne(name, key, values)),
  );
}
