import { isObject, type Json } from '../json.ts';
import { compileExpression } from '../query/jsonata.ts';
import { expressionSource } from '../query/jsonata-template.ts';
import { compilePath } from '../query/jsonpath.ts';
import { compileDynamic } from '../query/payload-template.ts';
import type { Findings } from './diagnostics.ts';

/** A text that must be one JSONata expression. */
export function isExpression(value: Json | undefined): value is string {
  return typeof value === 'string' && expressionSource(value) !== undefined;
}

/** Parses every `{% %}` in a value; `variables` lists the parts of `$states` that exist in the field. */
export function checkExpressions(findings: Findings, value: Json, at: string, variables: string[] = []): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      checkExpressions(findings, item, `${at}[${index}]`, variables);
    });
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) checkExpressions(findings, item, `${at}/${key}`, variables);
  } else if (typeof value === 'string') checkText(findings, value, at, variables);
}

function checkText(findings: Findings, text: string, at: string, variables: string[]): void {
  const source = expressionSource(text);
  if (source === undefined) {
    if (/^\s*\{%|%\}\s*$/.test(text))
      findings.schema("A JSONata expression must start with '{%' and end with '%}'", at);
    return;
  }
  try {
    compileExpression(source);
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    findings.schema(`The JSONata expression is invalid. ${code ? message.replace(`${code}: `, '') : message}`, at);
    return;
  }
  if (/(^|[^$\w])\$\$?(?![\w$])/.test(stripTexts(source)) && usesRoot(source)) {
    findings.schema(
      "The JSONata expression must not reference '$' or '$$' at its outermost level; use $states.input",
      at,
    );
  }
  for (const part of ['result', 'errorOutput']) {
    if (source.includes(`$states.${part}`) && !variables.includes(part)) {
      findings.schema(`The field does not have access to $states.${part}`, at);
    }
  }
}

function stripTexts(source: string): string {
  return source.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, "''");
}

/** Whether an expression is the bare document; inside predicates and lambdas `$` is the item at hand and fine. */
function usesRoot(source: string): boolean {
  return /^\$\$?(\s*$|\.)/.test(source);
}

/** A payload template: every `.$` key holds a path or an intrinsic function. */
export function checkPayload(findings: Findings, value: Json, at: string): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      checkPayload(findings, item, `${at}[${index}]`);
    });
    return;
  }
  if (!isObject(value)) return;
  for (const [key, item] of Object.entries(value)) {
    if (!key.endsWith('.$')) {
      if (typeof item === 'string' && looksDynamic(item)) {
        findings.warning(
          'NO_DOLLAR',
          `The field "${key}" looks like a JSONPath or an intrinsic function, but its name does not end with ".$"`,
          `${at}/${key}`,
        );
      }
      checkPayload(findings, item, `${at}/${key}`);
    } else if (typeof item !== 'string' || !isDynamic(item)) {
      findings.schema(
        `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`,
        at,
      );
    }
  }
}

function looksDynamic(text: string): boolean {
  return /^(\$\.|\$\$\.|States\.[A-Z]\w+\()/.test(text);
}

export function isDynamic(text: string): boolean {
  try {
    compileDynamic(text, text);
    return true;
  } catch {
    return false;
  }
}

/** A path; a reference path names exactly one place. */
export function isPath(text: string, reference: boolean): boolean {
  try {
    const path = compilePath(text);
    return (
      !reference || (path.definite && path.steps.every((step) => step.kind === 'names' || step.kind === 'indexes'))
    );
  } catch {
    return false;
  }
}
