import type { StateNode } from '../asl/model.ts';
import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { runtimeFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import { expressionSource, queryFailure, wrongType } from '../query/jsonata-template.ts';
import { effectiveInput, jsonata, namedPath } from './data.ts';

/** Durations are at most this many seconds (about three years). */
export const MAX_SECONDS = 99_999_999;

/** A number that a state gives directly, by a JSONata expression, or by `<field>Path`; undefined where it gives none. */
export async function numberField(
  turn: Turn,
  frame: Frame,
  node: StateNode,
  field: string,
  limits: { least: number; most: number },
) {
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
  throw runtimeFailure(
    `The ${field}Path parameter does not reference a valid value: ${JSON.stringify(value)}. It must be an integer from ${limits.least} to ${limits.most}.`,
  );
}

function within(value: Json, limits: { least: number; most: number }): number | undefined {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= limits.least && value <= limits.most;
  return fits ? value : undefined;
}

function refuseExpression(field: string, given: Json, value: Json, limits: { least: number; most: number }): never {
  if (typeof value !== 'number') throw wrongType(given, field, 'number', value);
  throw queryFailure(
    `The JSONata expression '${expressionSource(String(given)) ?? String(given)}' specified for the field '${field}' returned a value out of range. Expected an integer from ${limits.least} to ${limits.most}, but was ${value}.`,
    field,
  );
}
