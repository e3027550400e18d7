import type { Json, JsonObject } from '#contracts/core/json.ts';
import type { DataDefinition } from '#contracts/process-definition/index.ts';
import { type FieldKind, type FieldOption, type FieldSpec, field } from './spec.ts';

/** A text that may be longer than this gets several lines. */
const LONG_TEXT = 300;

/** The start form's fields: the data definitions that are input. */
export const startFields = (definitions: readonly DataDefinition[]): FieldSpec[] =>
  definitions.filter(({ input }) => input).map(fromDataDefinition);

/** A field for a piece of process data, as its JSON Schema describes it. */
export function fromDataDefinition(definition: DataDefinition): FieldSpec {
  const { name, title, description, schema, required, metadata } = definition;
  const spec = fromSchema(name, schema, required);
  return {
    ...spec,
    label: title ?? text(schema.title) ?? sentence(name),
    description: description ?? text(schema.description),
    default: definition.default ?? schema.default,
    kind: metadata?.multiline === true && spec.kind === 'text' ? 'textarea' : spec.kind,
  };
}

function fromSchema(name: string, schema: JsonObject, required: boolean): FieldSpec {
  const element = object(schema.items);
  const kind = kindOf(schema);
  return field({
    name,
    label: text(schema.title) ?? sentence(name),
    kind,
    required,
    description: text(schema.description),
    options: optionsOf(kind === 'multiselect' && element ? element : schema),
    minimum: number(schema.minimum),
    maximum: number(schema.maximum),
    minLength: number(schema.minLength),
    maxLength: number(schema.maxLength),
    pattern: text(schema.pattern),
    columns: kind === 'rows' && element ? columnsOf(element) : [],
    numeric: element !== undefined && isNumeric(element.type),
  });
}

const formats: Record<string, FieldKind> = { date: 'date', 'date-time': 'datetime', email: 'email', uri: 'url' };

function kindOf(schema: JsonObject): FieldKind {
  if (optionsOf(schema).length > 0) return 'select';
  switch (schema.type) {
    case 'boolean':
    case 'number':
    case 'integer':
      return schema.type;
    case 'string':
      return formats[text(schema.format) ?? ''] ?? ((number(schema.maxLength) ?? 0) > LONG_TEXT ? 'textarea' : 'text');
    case 'array':
      return arrayKind(object(schema.items));
    default:
      return 'json';
  }
}

function arrayKind(element: JsonObject | undefined): FieldKind {
  if (!element) return 'json';
  if (optionsOf(element).length > 0) return 'multiselect';
  if (element.type === 'string' || isNumeric(element.type)) return 'list';
  const columns = element.type === 'object' ? columnsOf(element) : [];
  const flat = columns.every(({ kind }) => !['json', 'rows', 'list', 'multiselect'].includes(kind));
  return columns.length > 0 && flat ? 'rows' : 'json';
}

function columnsOf(element: JsonObject): FieldSpec[] {
  const required = Array.isArray(element.required) ? element.required : [];
  return Object.entries(object(element.properties) ?? {}).flatMap(([name, schema]) => {
    const column = object(schema);
    return column ? [fromSchema(name, column, required.includes(name))] : [];
  });
}

/** `enum`, or `oneOf` with a constant and a title each. */
function optionsOf(schema: JsonObject): FieldOption[] {
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => option(value));
  if (!Array.isArray(schema.oneOf)) return [];
  const choices = schema.oneOf.map(object);
  if (!choices.every((choice) => choice !== undefined && 'const' in choice)) return [];
  return choices.map((choice) => option(choice?.const ?? null, text(choice?.title)));
}

const option = (value: Json, label?: string): FieldOption => ({
  key: typeof value === 'string' ? value : JSON.stringify(value),
  label: label ?? (typeof value === 'string' ? value : JSON.stringify(value)),
  value,
});

const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const number = (value: Json | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
const object = (value: Json | undefined): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
const isNumeric = (type: Json | undefined): boolean => type === 'number' || type === 'integer';

/** `costCenter` or `cost_center` → `Cost center`. */
export function sentence(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/_+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
