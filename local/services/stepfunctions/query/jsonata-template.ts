import { StateFailure } from '../failure.ts';
import { isObject, type Json, typeName } from '../json.ts';
import { type Bindings, type CompiledExpression, compileExpression, NOT_SIMPLE } from './jsonata.ts';

/** A JSON value of a definition with `{% expressions %}` in it, parsed once. */
export type Template =
  | { kind: 'constant'; value: Json }
  | { kind: 'expression'; field: string; expression: CompiledExpression }
  | { kind: 'object'; entries: [string, Template][] }
  | { kind: 'array'; items: Template[] };

const EXPRESSION = /^\{%([\s\S]*)%\}$/;

/** The text between `{%` and `%}`, or undefined when the string is an ordinary one. */
export function expressionSource(text: string): string | undefined {
  return EXPRESSION.exec(text)?.[1]?.trim();
}

/** `field` is the path of the value inside its state, as messages name it ('Arguments/Payload/id'). */
export function compileTemplate(value: Json, field: string): Template {
  if (typeof value === 'string') {
    const source = expressionSource(value);
    return source === undefined
      ? { kind: 'constant', value }
      : { kind: 'expression', field, expression: compileExpression(source) };
  }
  if (Array.isArray(value)) {
    const items = value.map((item, index) => compileTemplate(item, `${field}[${index}]`));
    return items.every((item) => item.kind === 'constant') ? { kind: 'constant', value } : { kind: 'array', items };
  }
  if (isObject(value)) {
    const entries = Object.entries(value).map(([key, v]): [string, Template] => [
      key,
      compileTemplate(v, `${field}/${key}`),
    ]);
    return entries.every(([, v]) => v.kind === 'constant') ? { kind: 'constant', value } : { kind: 'object', entries };
  }
  return { kind: 'constant', value };
}

/** Evaluates without awaiting wherever it can: most expressions are plain paths. */
export function evaluateTemplate(template: Template, bindings: Bindings): Json | Promise<Json> {
  switch (template.kind) {
    case 'constant':
      return template.value;
    case 'expression':
      return evaluateExpression(template.expression, template.field, bindings);
    case 'object':
      return evaluateObject(template.entries, bindings);
    case 'array':
      return evaluateArray(template.items, bindings);
  }
}

function evaluateObject(entries: [string, Template][], bindings: Bindings): Json | Promise<Json> {
  const out: { [key: string]: Json } = {};
  const waiting: Promise<unknown>[] = [];
  for (const [key, template] of entries) {
    const value = evaluateTemplate(template, bindings);
    if (value instanceof Promise) {
      // Keys keep their order, whichever expression is done first.
      out[key] = null;
      waiting.push(handled(settleInto(out, key, value)));
    } else out[key] = value;
  }
  return waiting.length > 0 ? Promise.all(waiting).then(() => out) : out;
}

/** A later field may fail at once, before this one's failure is looked at. */
function handled(promise: Promise<void>): Promise<void> {
  promise.catch(() => undefined);
  return promise;
}

async function settleInto(out: { [key: string]: Json }, key: string, value: Promise<Json>): Promise<void> {
  out[key] = await value;
}

function evaluateArray(items: Template[], bindings: Bindings): Json | Promise<Json> {
  const values: Json[] = [];
  const waiting: Promise<unknown>[] = [];
  for (const [index, item] of items.entries()) {
    const value = evaluateTemplate(item, bindings);
    if (value instanceof Promise) waiting.push(handled(settleAt(values, index, value)));
    else values[index] = value;
  }
  return waiting.length > 0 ? Promise.all(waiting).then(() => values) : values;
}

async function settleAt(values: Json[], index: number, value: Promise<Json>): Promise<void> {
  values[index] = await value;
}

function evaluateExpression(expression: CompiledExpression, field: string, bindings: Bindings): Json | Promise<Json> {
  const quick = expression.quick(bindings);
  if (quick !== NOT_SIMPLE) return quick === undefined ? nothing(expression.source, field) : quick;
  return evaluateFully(expression, field, bindings);
}

async function evaluateFully(expression: CompiledExpression, field: string, bindings: Bindings): Promise<Json> {
  let value: unknown;
  try {
    value = await expression.evaluate(bindings);
  } catch (error) {
    throw evaluationFailure(expression.source, field, error);
  }
  if (value === undefined) return nothing(expression.source, field);
  return plain(value, expression.source, field, { left: MOST_VALUES });
}

function nothing(source: string, field: string): never {
  const reason = `The JSONata expression '${source}' specified for the field '${field}' returned nothing (undefined).`;
  throw queryFailure(reason, field);
}

export function queryFailure(reason: string, field: string): StateFailure {
  return new StateFailure('States.QueryEvaluationError', reason, { location: field, runtime: true });
}

/** An expression that gives another type than its field takes. */
export function wrongType(given: Json, field: string, expected: string, value: Json): StateFailure {
  const source = typeof given === 'string' ? (expressionSource(given) ?? given) : JSON.stringify(given);
  return queryFailure(
    `The JSONata expression '${source}' specified for the field '${field}' returned an unexpected result type. Expected '${expected}', but was '${typeName(value)}' for value: ${JSON.stringify(value)}`,
    field,
  );
}

function evaluationFailure(source: string, field: string, error: unknown): StateFailure {
  const { code, message } = error as { code?: string; message?: string };
  const detail = code && message !== code ? `${code}: ${message ?? ''}` : (message ?? String(error));
  return queryFailure(
    `The JSONata expression '${source}' specified for the field '${field}' threw an error during evaluation. ${detail}`,
    field,
  );
}

/** Values and characters: far beyond what a payload can hold, and little enough to look through. */
const MOST_VALUES = 5_000_000;

/** JSONata's sequences are arrays with marks on them, and its results may hold functions: JSON keeps neither. */
function plain(value: unknown, source: string, field: string, room: { left: number }): Json {
  room.left -= typeof value === 'string' ? value.length : 1;
  if (room.left < 0)
    throw queryFailure(
      `The JSONata expression '${source}' specified for the field '${field}' returned too large a value.`,
      field,
    );
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value))
    return Array.from(value, (item) => (item === undefined ? null : plain(item, source, field, room)));
  if (typeof value === 'object' && !('_jsonata_lambda' in value) && !('_jsonata_function' in value)) {
    const out: { [key: string]: Json } = {};
    for (const [key, item] of Object.entries(value))
      if (item !== undefined) out[key] = plain(item, source, field, room);
    return out;
  }
  const reason = `The JSONata expression '${source}' specified for the field '${field}' returned an unsupported result type.`;
  throw queryFailure(reason, field);
}
