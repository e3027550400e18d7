import type { StateNode } from '../asl/model.ts';
import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { runtimeFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import { expressionSource, queryFailure, wrongType } from '../query/jsonata-template.ts';
import { effectiveInput, jsonata, namedPath } from './data.ts';

/** Durations are at most this many seconds (about three years). */
export const MAX_SECONDS = 99_999_999;

export interface Limits {
  least: number;
  most: number;
  fractions?: true;
}

/** A number that a state gives directly, by a JSONata expression, or by `<field>Path`; undefined where it gives none. */
export async function numberField(turn: Turn, frame: Frame, node: StateNode, field: string, limits: Limits) {
  const given = node.def[field];
  if (given !== undefined) {
    const value = node.isJsonata ? await jsonata(turn, frame, node, field, given) : given;
    return within(value, limits) ?? refuseExpression(field, given, value, limits);
  }
  const path = node.text(`${field}Path`);
  if (path === undefined) return undefined;
  const value = namedPath(turn, frame, `${field}Path`, path, effectiveInput(turn, frame, node));
  const found = within(value, limits);
  if (found !== undefined) return found;
  throw runtimeFailure(unfitting(field, path, value, limits));
}

function unfitting(field: string, path: string, value: Json, limits: Limits): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const whole = Number.isInteger(value);
  if (field === 'Seconds' && !whole)
    return `The SecondsPath parameter does not reference an integer value: ${path} == ${text}`;
  if (field === 'Seconds' && (value as number) < 0)
    return `The SecondsPath parameter references a negative value: ${path} == ${text}`;
  if (typeof value !== 'number' || (!whole && field !== 'ToleratedFailurePercentage')) {
    const kind = field === 'ToleratedFailurePercentage' ? 'float' : 'integer';
    return `The ${field}Path field refers to value "${text}" which is not a valid ${kind}: ${path}`;
  }
  if (field === 'ToleratedFailurePercentage') return 'ToleratedFailurePercentage must be between 0 and 100.';
  if (value < 0) return `${field} cannot be negative.`;
  return `The ${field}Path field refers to a value out of range: ${path} == ${text}. It must be from ${limits.least} to ${limits.most}.`;
}

function within(value: Json, limits: Limits): number | undefined {
  const whole = limits.fractions === true || Number.isInteger(value);
  const fits = typeof value === 'number' && whole && value >= limits.least && value <= limits.most;
  return fits ? value : undefined;
}

function refuseExpression(field: string, given: Json, value: Json, limits: Limits): never {
  if (typeof value !== 'number') throw wrongType(given, field, 'number', value);
  throw queryFailure(
    `The JSONata expression '${expressionSource(String(given)) ?? String(given)}' specified for the field '${field}' returned a value out of range. Expected an integer from ${limits.least} to ${limits.most}, but was ${value}.`,
    field,
  );
}
