import type { Json } from '../json.ts';
import type { Findings } from './diagnostics.ts';
import type { StateType } from './model.ts';

/** Fields that hold names and prose. */
const PROSE = new Set(['Comment', 'Next', 'Default', 'Type', 'Resource', 'Label', 'QueryLanguage', 'Result']);

/** What is allowed and yet hardly meant: paths where none are read. */
export function warnOfPath(findings: Findings, type: StateType, key: string, value: Json, at: string): void {
  if (type === 'Pass' && key === 'Result' && holdsPath(value)) {
    const message = 'A JSONPath in the Result of a Pass state is not evaluated: it is a text';
    findings.warning('PASS_RESULT_IS_STATIC', message, at);
  } else if (typeof value === 'string' && looksLikePath(value) && !key.endsWith('Path') && !PROSE.has(key)) {
    const message = `The value looks like a JSONPath, but the name of the field '${key}' does not end with 'Path'`;
    findings.warning('NO_PATH', message, at);
  }
}

function looksLikePath(text: string): boolean {
  return /^\$\$?[.[]/.test(text);
}

function holdsPath(value: Json): boolean {
  if (typeof value === 'string') return looksLikePath(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsPath);
}
