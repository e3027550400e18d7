import type { Json, JsonObject } from '#contracts/core/json.ts';
import type { FieldSpec, FieldValue, FormValues } from './spec.ts';

/** What the controls begin with: the given value, else the default, else nothing. */
export const initialValues = (fields: readonly FieldSpec[], given: JsonObject = {}): FormValues =>
  Object.fromEntries(fields.map((field) => [field.name, toControl(field, given[field.name] ?? field.default)]));

function toControl(field: FieldSpec, value: Json | undefined): FieldValue {
  switch (field.kind) {
    case 'boolean':
      return value === true;
    case 'multiselect':
      return Array.isArray(value) ? value.map(keyOf) : [];
    case 'list':
      return Array.isArray(value) ? value.map(keyOf).join('\n') : '';
    case 'rows':
      return Array.isArray(value) ? value.map((row) => initialValues(field.columns, row as JsonObject)) : [];
    case 'json':
      return value === undefined ? '' : JSON.stringify(value, null, 2);
    case 'datetime':
      return typeof value === 'string' ? toLocal(value) : '';
    default:
      return value === undefined || value === null ? '' : keyOf(value);
  }
}

const keyOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** ISO 8601 → what a `datetime-local` control holds, in the browser's time zone. */
function toLocal(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What the form stands for. Fields that were left empty, or that may only be read, are left out. */
export function toData(fields: readonly FieldSpec[], values: FormValues): JsonObject {
  const data: JsonObject = {};
  for (const field of fields) {
    if (field.readOnly) continue;
    const value = fromControl(field, values[field.name]);
    if (value !== undefined) data[field.name] = value;
  }
  return data;
}

/** The value of one control; undefined when it is empty. Call it only with what passed its checks. */
export function fromControl(field: FieldSpec, value: FieldValue | undefined): Json | undefined {
  if (field.kind === 'boolean') return value === true;
  if (field.kind === 'multiselect') {
    const keys = Array.isArray(value) ? value : [];
    const chosen = field.options.filter(({ key }) => keys.some((candidate) => candidate === key));
    return chosen.length > 0 ? chosen.map((option) => option.value) : undefined;
  }
  if (field.kind === 'rows') {
    const rows = (Array.isArray(value) ? value : []) as FormValues[];
    return rows.length > 0 ? rows.map((row) => toData(field.columns, row)) : undefined;
  }
  return typeof value === 'string' ? fromText(field, value) : undefined;
}

function fromText(field: FieldSpec, typed: string): Json | undefined {
  const trimmed = typed.trim();
  if (trimmed === '') return undefined;
  switch (field.kind) {
    case 'number':
    case 'integer':
      return Number(trimmed);
    case 'select':
      return field.options.find(({ key }) => key === typed)?.value;
    case 'datetime':
      return new Date(trimmed).toISOString();
    case 'list':
      return linesOf(typed).map((line) => (field.numeric ? Number(line) : line));
    case 'json':
      return JSON.parse(trimmed) as Json;
    default:
      return field.kind === 'textarea' ? typed : trimmed;
  }
}

export const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
