import type { FieldSpec, FieldValue } from './spec.ts';
import { linesOf } from './values.ts';

/** What is wrong with a field: a key of `form.fault` in the strings, with its numbers. */
export type Fault = {
  key:
    | 'required'
    | 'choose'
    | 'number'
    | 'integer'
    | 'minimum'
    | 'maximum'
    | 'minLength'
    | 'maxLength'
    | 'pattern'
    | 'email'
    | 'url'
    | 'date'
    | 'json'
    | 'numbers'
    | 'rows';
  limit?: number;
};

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Checks one control before anything is sent. The server checks again, and knows more. */
export function check(field: FieldSpec, value: FieldValue | undefined): Fault | undefined {
  if (field.readOnly || field.kind === 'boolean') return undefined;
  if (isEmpty(value)) {
    if (!field.required) return undefined;
    return { key: field.options.length > 0 ? 'choose' : field.kind === 'rows' ? 'rows' : 'required' };
  }
  if (typeof value !== 'string') return undefined;
  return checkText(field, value.trim());
}

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || (typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0);

function checkText(field: FieldSpec, typed: string): Fault | undefined {
  switch (field.kind) {
    case 'number':
    case 'integer':
      return checkNumber(field, Number(typed));
    case 'email':
      return EMAIL.test(typed) ? checkLength(field, typed) : { key: 'email' };
    case 'url':
      return URL.canParse(typed) ? checkLength(field, typed) : { key: 'url' };
    case 'date':
    case 'datetime':
      return Number.isNaN(Date.parse(typed)) ? { key: 'date' } : undefined;
    case 'json':
      return isJson(typed) ? undefined : { key: 'json' };
    case 'list':
      return field.numeric && linesOf(typed).some((line) => Number.isNaN(Number(line)))
        ? { key: 'numbers' }
        : undefined;
    case 'text':
    case 'textarea':
      return checkLength(field, typed);
    default:
      return undefined;
  }
}

function checkNumber({ kind, minimum, maximum }: FieldSpec, value: number): Fault | undefined {
  if (Number.isNaN(value)) return { key: 'number' };
  if (kind === 'integer' && !Number.isInteger(value)) return { key: 'integer' };
  if (minimum !== undefined && value < minimum) return { key: 'minimum', limit: minimum };
  if (maximum !== undefined && value > maximum) return { key: 'maximum', limit: maximum };
  return undefined;
}

function checkLength({ minLength, maxLength, pattern }: FieldSpec, typed: string): Fault | undefined {
  if (minLength !== undefined && typed.length < minLength) return { key: 'minLength', limit: minLength };
  if (maxLength !== undefined && typed.length > maxLength) return { key: 'maxLength', limit: maxLength };
  if (pattern !== undefined && !fits(pattern, typed)) return { key: 'pattern' };
  return undefined;
}

function fits(pattern: string, typed: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(typed);
  } catch {
    // A pattern that this browser cannot read is the server's to check.
    return true;
  }
}

function isJson(typed: string): boolean {
  try {
    JSON.parse(typed);
    return true;
  } catch {
    return false;
  }
}
