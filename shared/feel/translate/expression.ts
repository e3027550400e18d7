import type { Meaning } from '../code/meaning.ts';
import type { Scope } from '../code/scope.ts';
import type { Syntax } from '../syntax.ts';
import { Untranslatable } from '../untranslatable.ts';
import { arithmetic } from './arithmetic.ts';
import { comparison } from './comparison.ts';
import { conditional } from './conditional.ts';
import { contextLiteral, listLiteral } from './constructors.ts';
import { filter } from './filter.ts';
import { instanceOf } from './instance-of.ts';
import { invocation } from './invocation.ts';
import { forLoop, quantified } from './iteration.ts';
import { booleanLiteral, nullLiteral, numericLiteral, stringLiteral } from './literals.ts';
import { conjunction, disjunction } from './logic.ts';
import { path, variable } from './names.ts';
import type { Translate } from './translate-part.ts';

type Translator = (syntax: Syntax, scope: Scope, translate: Translate) => Meaning;

const TRANSLATORS: Readonly<Record<string, Translator>> = {
  NumericLiteral: numericLiteral,
  StringLiteral: stringLiteral,
  BooleanLiteral: booleanLiteral,
  null: nullLiteral,
  VariableName: variable,
  PathExpression: path,
  ParenthesizedExpression: (syntax, scope, translate) => translate(syntax.parts[1]!, scope),
  PositiveUnaryTest: (syntax, scope, translate) => translate(syntax.parts[0]!, scope),
  Conjunction: conjunction,
  Disjunction: disjunction,
  Comparison: comparison,
  ArithmeticExpression: arithmetic,
  IfExpression: conditional,
  List: listLiteral,
  Context: contextLiteral,
  FilterExpression: filter,
  ForExpression: forLoop,
  QuantifiedExpression: quantified,
  InstanceOfExpression: instanceOf,
  FunctionInvocation: invocation,
};

const REASONS: Readonly<Record<string, string>> = {
  DateTimeLiteral: 'dates, times and durations have no type in JSONata',
  FunctionDefinition: 'function definitions are not translated',
  SimplePositiveUnaryTest: 'a range or a unary test stands where a value is needed',
  '?': 'the input of a unary test stands where there is none',
};

/** Translates any part of an expression, or throws `Untranslatable` with the reason. */
export const translatePart: Translate = (syntax, scope) => {
  const translator = TRANSLATORS[syntax.name];
  if (!translator) throw new Untranslatable(REASONS[syntax.name] ?? `${syntax.name} is not translated`, syntax);
  return translator(syntax, scope, translatePart);
};
