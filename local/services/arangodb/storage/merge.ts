import { isObject, type Json, type JsonObject, setAttribute } from '../values/json.ts';

/** `patch` over `old`: nested objects merge unless told otherwise, nulls stay unless told otherwise. */
export function mergeDocuments(
  old: JsonObject,
  patch: JsonObject,
  mergeObjects: boolean,
  keepNull: boolean,
): JsonObject {
  const merged: JsonObject = { ...old };
  for (const name of Object.keys(patch)) {
    const value = patch[name] as Json;
    const before = Object.hasOwn(old, name) ? (old[name] as Json) : null;
    if (value === null && !keepNull) delete merged[name];
    else if (mergeObjects && isObject(value) && isObject(before)) {
      setAttribute(merged, name, mergeDocuments(before, value, true, keepNull));
    } else setAttribute(merged, name, keepNull ? value : withoutNulls(value));
  }
  return merged;
}

function withoutNulls<T extends Json>(value: T): T {
  if (!isObject(value)) return value;
  const kept: JsonObject = {};
  for (const name of Object.keys(value)) {
    const item = value[name] as Json;
    if (item !== null) setAttribute(kept, name, withoutNulls(item));
  }
  return kept as T;
}
