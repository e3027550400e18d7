import type { Json } from '#contracts/core/json.ts';
import { delimited, inDelimiters } from '../expressions/delimiters.ts';
import { type PlacedRequest, replaceRequests, requestsIn } from '../expressions/requests.ts';

/** Requests in the expressions of a state's fields. */
export function requestsOf(field: Json | undefined): PlacedRequest[] {
  if (typeof field === 'string') {
    const expression = inDelimiters(field);
    return expression ? requestsIn(expression.source) : [];
  }
  if (typeof field !== 'object' || field === null) return [];
  return Object.values(field).flatMap(requestsOf);
}

/** JSONata of the value of each request that has been answered, by the request's text. */
export type Values = ReadonlyMap<string, string>;

/** A state's field with the values in place of the requests. */
export const withValues = (field: Json, values: Values): Json =>
  mapExpressions(field, (source) => replaceRequests(source, (text) => values.get(text) ?? text));

/** A field with each of its expressions changed. */
export function mapExpressions(field: Json, change: (source: string) => string): Json {
  if (typeof field === 'string') {
    const expression = inDelimiters(field);
    if (!expression) return field;
    const changed = change(expression.source);
    return changed === expression.source ? field : delimited(changed.trim());
  }
  if (Array.isArray(field)) return field.map((one) => mapExpressions(one, change));
  if (typeof field !== 'object' || field === null) return field;
  return Object.fromEntries(Object.entries(field).map(([key, one]) => [key, mapExpressions(one, change)]));
}
