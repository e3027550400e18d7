import { isObject, type Json, type JsonObject } from '../json.ts';
import { timestampMs } from '../states/timestamp.ts';
import { checkExpressions, checkPayload, isExpression, isPath } from './check-expressions.ts';
import type { Findings } from './diagnostics.ts';
import type { QueryLanguage } from './model.ts';

const COMPARISON =
  /^(String|Numeric|Timestamp|Boolean)(Equals|LessThan|GreaterThan|LessThanEquals|GreaterThanEquals)(Path)?$/;
const TYPE_TEST = /^Is(Null|Present|Numeric|String|Boolean|Timestamp)$/;

/** The rules of a Choice state. */
export function checkChoices(findings: Findings, choices: Json, at: string, language: QueryLanguage): void {
  if (!Array.isArray(choices)) return;
  if (choices.length === 0) findings.schema('Choices must not be empty', at);
  choices.forEach((rule, index) => {
    const place = `${at}[${index}]`;
    if (!isObject(rule)) findings.schema('Expected value of type Object', place);
    else if (typeof rule.Next !== 'string') findings.schema('These fields are required: [Next]', place);
    else if (language === 'JSONata') checkCondition(findings, rule, place);
    else checkRule(findings, rule, place, true);
  });
}

const CONDITION_FIELDS = new Set(['Condition', 'Next', 'Assign', 'Output', 'Comment']);

function checkCondition(findings: Findings, rule: JsonObject, at: string): void {
  for (const key of Object.keys(rule))
    if (!CONDITION_FIELDS.has(key)) findings.schema('Field is not supported', `${at}/${key}`);
  if (rule.Condition === undefined) findings.schema('These fields are required: [Condition]', at);
  else if (typeof rule.Condition !== 'boolean' && !isExpression(rule.Condition)) {
    findings.schema('Expected value of type Boolean or a JSONata expression', `${at}/Condition`);
  }
  for (const key of ['Condition', 'Assign', 'Output']) {
    if (rule[key] !== undefined) checkExpressions(findings, rule[key], `${at}/${key}`);
  }
}

const RULE_FIELDS = new Set(['Variable', 'Next', 'Assign', 'Comment', 'And', 'Or', 'Not']);

function checkRule(findings: Findings, rule: JsonObject, at: string, top: boolean): void {
  const operators = Object.keys(rule).filter(
    (key) => key === 'And' || key === 'Or' || key === 'Not' || isOperator(key),
  );
  for (const key of Object.keys(rule)) {
    if (!(RULE_FIELDS.has(key) || isOperator(key))) findings.schema('Field is not supported', `${at}/${key}`);
  }
  if (!top && rule.Next !== undefined) findings.schema("'Next' is only allowed at the top of a choice rule", at);
  if (rule.Assign !== undefined) checkPayload(findings, rule.Assign, `${at}/Assign`);
  if (operators.length !== 1) {
    findings.schema('A choice rule must have exactly one comparison operator', at);
    return;
  }
  const operator = operators[0] as string;
  const value = rule[operator] as Json;
  if (operator === 'And' || operator === 'Or') checkRules(findings, value, `${at}/${operator}`);
  else if (operator === 'Not') {
    if (isObject(value)) checkRule(findings, value, `${at}/Not`, false);
    else findings.schema('Expected value of type Object', `${at}/Not`);
  } else checkComparison(findings, rule, operator, value, at);
}

function checkRules(findings: Findings, rules: Json, at: string): void {
  if (!Array.isArray(rules) || rules.length === 0) findings.schema('Expected a non-empty Array', at);
  else {
    rules.forEach((rule, index) => {
      if (isObject(rule)) checkRule(findings, rule, `${at}[${index}]`, false);
      else findings.schema('Expected value of type Object', `${at}[${index}]`);
    });
  }
}

function isOperator(key: string): boolean {
  return COMPARISON.test(key) || TYPE_TEST.test(key) || key === 'StringMatches';
}

function checkComparison(findings: Findings, rule: JsonObject, operator: string, value: Json, at: string): void {
  if (typeof rule.Variable !== 'string' || !isPath(rule.Variable, false))
    findings.schema('Value is not a valid JSONPath', `${at}/Variable`);
  const place = `${at}/${operator}`;
  if (operator.endsWith('Path')) {
    if (typeof value !== 'string' || !isPath(value, false)) findings.schema('Value is not a valid JSONPath', place);
  } else if (operator.startsWith('Is') || operator.startsWith('Boolean')) {
    if (typeof value !== 'boolean') findings.schema('Expected value of type Boolean', place);
  } else if (operator.startsWith('Numeric')) {
    if (typeof value !== 'number') findings.schema('Expected value of type Number', place);
  } else if (operator.startsWith('Timestamp')) {
    if (timestampMs(value) === undefined) findings.schema('Value is not a valid ISO-8601 timestamp', place);
  } else if (typeof value !== 'string') findings.schema('Expected value of type String', place);
}

/** Retriers and catchers: who they are for, where they go, and that States.ALL comes alone and last. */
export function checkRecovery(
  findings: Findings,
  rules: Json,
  at: string,
  language: QueryLanguage,
  kind: 'Retry' | 'Catch',
): void {
  if (!Array.isArray(rules)) return;
  rules.forEach((rule, index) => {
    const place = `${at}[${index}]`;
    if (!isObject(rule)) {
      findings.schema('Expected value of type Object', place);
      return;
    }
    checkErrorEquals(findings, rule.ErrorEquals, `${place}/ErrorEquals`, index === rules.length - 1);
    if (kind === 'Retry') checkRetrier(findings, rule, place);
    else checkCatcher(findings, rule, place, language);
  });
}

function checkErrorEquals(findings: Findings, names: Json | undefined, at: string, last: boolean): void {
  if (!Array.isArray(names) || names.length === 0 || !names.every((name) => typeof name === 'string')) {
    findings.schema('ErrorEquals must be a non-empty Array of Strings', at);
    return;
  }
  if (!names.includes('States.ALL')) return;
  if (names.length > 1) findings.schema("'States.ALL' must appear alone", at);
  if (!last) findings.schema("'States.ALL' must appear in the last retrier or catcher", at);
}

const RETRIER: Record<string, (value: Json) => boolean> = {
  ErrorEquals: () => true,
  Comment: () => true,
  IntervalSeconds: (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 99_999_999,
  MaxAttempts: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 99_999_999,
  BackoffRate: (value) => typeof value === 'number' && value >= 1,
  MaxDelaySeconds: (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) < 31_622_400,
  JitterStrategy: (value) => value === 'FULL' || value === 'NONE',
};

function checkRetrier(findings: Findings, rule: JsonObject, at: string): void {
  for (const [key, value] of Object.entries(rule)) {
    const fits = RETRIER[key];
    if (!fits) findings.schema('Field is not supported', `${at}/${key}`);
    else if (!fits(value)) findings.schema('Value is out of range', `${at}/${key}`);
  }
  const { MaxDelaySeconds: most, IntervalSeconds: interval } = rule;
  if (typeof most === 'number' && typeof interval === 'number' && most <= interval) {
    findings.schema('MaxDelaySeconds must be greater than IntervalSeconds', `${at}/MaxDelaySeconds`);
  }
}

function checkCatcher(findings: Findings, rule: JsonObject, at: string, language: QueryLanguage): void {
  const allowed = [
    'ErrorEquals',
    'Next',
    'Comment',
    'Assign',
    ...(language === 'JSONata' ? ['Output'] : ['ResultPath']),
  ];
  for (const key of Object.keys(rule))
    if (!allowed.includes(key)) findings.schema('Field is not supported', `${at}/${key}`);
  if (typeof rule.Next !== 'string') findings.schema('These fields are required: [Next]', at);
  const path = rule.ResultPath;
  if (path !== undefined && path !== null && !(typeof path === 'string' && isPath(path, true))) {
    findings.schema('Value is not a valid Reference Path', `${at}/ResultPath`);
  }
  for (const key of ['Assign', 'Output']) {
    if (rule[key] === undefined) continue;
    if (language === 'JSONata') checkExpressions(findings, rule[key], `${at}/${key}`, ['errorOutput']);
    else checkPayload(findings, rule[key], `${at}/${key}`);
  }
}
