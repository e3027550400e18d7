import { z } from 'zod';
import type { Json, JsonObject } from '#contracts/core/json.ts';
import type { ProblemError } from '#contracts/core/problem.ts';
import type { FormField } from '#contracts/process-definition/index.ts';

interface Fault {
  code: string;
  message: string;
}

/** The form of an approval that brings none of its own. */
export const approvalForm: FormField[] = [
  { name: 'approved', label: 'Approved', type: 'boolean', required: true, readOnly: false },
  { name: 'comment', label: 'Comment', type: 'textarea', required: false, readOnly: false },
];

const isBlank = (value: Json | undefined): boolean => value === undefined || value === null || value === '';
const same = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

function checkText(field: FormField, value: Json): Fault | undefined {
  if (typeof value !== 'string') return { code: 'invalid-type', message: 'must be text' };
  if (field.minLength !== undefined && value.length < field.minLength)
    return { code: 'too-short', message: `must have at least ${field.minLength} characters` };
  if (field.maxLength !== undefined && value.length > field.maxLength)
    return { code: 'too-long', message: `must have at most ${field.maxLength} characters` };
  if (field.pattern !== undefined && !new RegExp(field.pattern, 'u').test(value))
    return { code: 'pattern', message: `must match ${field.pattern}` };
  return undefined;
}

function checkNumber(field: FormField, value: Json): Fault | undefined {
  if (typeof value !== 'number') return { code: 'invalid-type', message: 'must be a number' };
  if (field.type === 'integer' && !Number.isInteger(value))
    return { code: 'invalid-type', message: 'must be a whole number' };
  if (field.minimum !== undefined && value < field.minimum)
    return { code: 'too-small', message: `must be at least ${field.minimum}` };
  if (field.maximum !== undefined && value > field.maximum)
    return { code: 'too-big', message: `must be at most ${field.maximum}` };
  return undefined;
}

const checkFormat = (schema: z.ZodType, what: string) => (field: FormField, value: Json) =>
  schema.safeParse(value).success ? checkText(field, value) : { code: 'invalid-format', message: `must be ${what}` };

const optionsOf = (field: FormField): string[] => (field.options ?? []).map((option) => option.value);

function checkOption(field: FormField, value: Json): Fault | undefined {
  if (typeof value === 'string' && optionsOf(field).includes(value)) return undefined;
  return { code: 'invalid-option', message: `must be one of ${optionsOf(field).join(', ')}` };
}

function checkOptions(field: FormField, value: Json): Fault | undefined {
  if (!Array.isArray(value)) return { code: 'invalid-type', message: 'must be a list' };
  if (new Set(value).size !== value.length) return { code: 'duplicate', message: 'must not repeat a value' };
  return value.map((entry) => checkOption(field, entry)).find((fault) => fault !== undefined);
}

const CHECKS: Record<FormField['type'], (field: FormField, value: Json) => Fault | undefined> = {
  text: checkText,
  textarea: checkText,
  number: checkNumber,
  integer: checkNumber,
  boolean: (_, value) =>
    typeof value === 'boolean' ? undefined : { code: 'invalid-type', message: 'must be true or false' },
  date: checkFormat(z.iso.date(), 'a date such as 2026-02-28'),
  datetime: checkFormat(z.iso.datetime({ offset: true }), 'a date and time such as 2026-02-28T12:00:00Z'),
  email: checkFormat(z.email(), 'an e-mail address'),
  url: checkFormat(z.url(), 'a URL'),
  select: checkOption,
  multiselect: checkOptions,
};

function faultOf(field: FormField, given: JsonObject): Fault | undefined {
  const value = given[field.name];
  if (field.readOnly) {
    const untouched = value === undefined || same(value, field.default);
    return untouched ? undefined : { code: 'read-only', message: 'cannot be changed' };
  }
  const empty = isBlank(value) || (Array.isArray(value) && value.length === 0);
  if (empty && field.default === undefined)
    return field.required ? { code: 'missing', message: 'is required' } : undefined;
  return isBlank(value) ? undefined : CHECKS[field.type](field, value!);
}

const settledValue = (field: FormField, given: JsonObject): Json | undefined => {
  const value = given[field.name];
  return field.readOnly || value === undefined ? field.default : value;
};

/** What a response is worth against the form: the values with defaults filled in, or everything that is wrong with it. */
export type Checked = { values: JsonObject } | { errors: ProblemError[] };

/** Checks a response against the task's form. A task without a form takes any object. */
export function checkResponse(fields: readonly FormField[], given: JsonObject): Checked {
  if (fields.length === 0) return { values: given };
  const known = new Set(fields.map((field) => field.name));
  const unknown = Object.keys(given)
    .filter((name) => !known.has(name))
    .map((name) => ({ name, code: 'unknown-field', message: 'is not a field of the form' }));
  const wrong = fields.flatMap((field) => {
    const fault = faultOf(field, given);
    return fault ? [{ name: field.name, ...fault }] : [];
  });
  const faults = [...unknown, ...wrong];
  if (faults.length === 0) {
    const entries = fields.map((field) => [field.name, settledValue(field, given)] as const);
    return { values: Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as JsonObject };
  }
  return {
    errors: faults.map(({ name, code, message }) => ({
      path: `/result/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      code,
      message,
      help: code === 'unknown-field' ? 'Remove it, or check its spelling against form_fields.' : 'Correct the value.',
    })),
  };
}
