import { isObject, type Json } from '../json.ts';
import { timestampMs } from '../states/timestamp.ts';
import { checkExpressions, checkPayload, isDynamic, isExpression, isPath } from './check-expressions.ts';
import type { Findings } from './diagnostics.ts';
import type { FieldShape } from './fields.ts';
import type { QueryLanguage } from './model.ts';

const MOST_SECONDS = 99_999_999;
const VARIABLE = /^[\p{ID_Start}_][\p{ID_Continue}]{0,79}$/u;

interface Field {
  value: Json;
  at: string;
  language: QueryLanguage;
  /** Parts of `$states` in reach. */
  variables: string[];
}

type Check = (findings: Findings, field: Field) => void;

function expect(test: (value: Json) => boolean, what: string): Check {
  return (findings, { value, at }) => {
    if (!test(value)) findings.schema(`Expected value of type ${what}`, at);
  };
}

function number(least: number, most: number, whole: boolean): Check {
  return (findings, { value, at, language, variables }) => {
    if (language === 'JSONata' && isExpression(value)) checkExpressions(findings, value, at, variables);
    else if (typeof value !== 'number' || (whole && !Number.isInteger(value))) {
      findings.schema(
        `Expected value of type ${whole ? 'Integer' : 'Number'}${language === 'JSONata' ? ' or a JSONata expression' : ''}`,
        at,
      );
    } else if (value < least || value > most) findings.schema(`Value must be from ${least} to ${most}`, at);
  };
}

const isText = (value: Json): boolean => typeof value === 'string';
const reference = (value: Json): boolean => typeof value === 'string' && isPath(value, true);
const path = (value: Json): boolean => typeof value === 'string' && isPath(value, false);

function pathCheck(test: (value: Json) => boolean, nullable: boolean, what: string): Check {
  return (findings, { value, at }) => {
    if (nullable && value === null) return;
    if (!test(value)) findings.schema(`Value is not a valid ${what}`, at);
  };
}

const expressions: Check = (findings, { value, at, variables }) => checkExpressions(findings, value, at, variables);

const assign: Check = (findings, field) => {
  const { value, at, language } = field;
  if (!isObject(value)) {
    findings.schema('Expected value of type Object', at);
    return;
  }
  for (const key of Object.keys(value)) {
    const name = language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key;
    if (!VARIABLE.test(name) || name === 'states')
      findings.schema(`The variable name '${name}' is not valid`, `${at}/${key}`);
  }
  if (language === 'JSONata') expressions(findings, field);
  else checkPayload(findings, value, at);
};

const timestamp: Check = (findings, field) => {
  const { value, at, language } = field;
  if (language === 'JSONata' && isExpression(value)) expressions(findings, field);
  else if (timestampMs(value) === undefined) findings.schema('Value is not a valid ISO-8601 timestamp', at);
};

const CHECKS: Record<FieldShape, Check> = {
  any: () => undefined,
  text: expect(isText, 'String'),
  flag: expect((value) => typeof value === 'boolean', 'Boolean'),
  object: expect(isObject, 'Object'),
  list: expect(Array.isArray, 'Array'),
  machine: expect(isObject, 'Object'),
  path: pathCheck((value) => path(value) || (typeof value === 'string' && isDynamic(value)), false, 'JSONPath'),
  'path|null': pathCheck((value) => path(value) || (typeof value === 'string' && isDynamic(value)), true, 'JSONPath'),
  reference: pathCheck(reference, false, 'Reference Path'),
  'reference|null': pathCheck((value) => reference(value) && !String(value).startsWith('$$'), true, 'Reference Path'),
  seconds: number(0, MOST_SECONDS, true),
  duration: number(1, MOST_SECONDS, true),
  count: number(0, MOST_SECONDS, true),
  percentage: number(0, 100, false),
  payload: (findings, { value, at }) => {
    checkPayload(findings, value, at);
  },
  expressions,
  assign,
  timestamp,
  textExpression: (findings, field) => {
    if (!isText(field.value)) findings.schema('Expected value of type String', field.at);
    else expressions(findings, field);
  },
};

export function checkField(findings: Findings, shape: FieldShape, field: Field): void {
  CHECKS[shape](findings, field);
}
