/** The values that AQL knows: exactly those of JSON. Absent attributes read as null. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [name: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own attribute, or null: a document must never see what its prototype happens to carry. */
export function attribute(value: Json, name: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

/** Sets an own attribute, `__proto__` included, which a plain assignment would swallow. */
export function setAttribute(target: JsonObject, name: string, value: Json): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[name] = value;
  }
}

export function attributeAt(value: Json, path: readonly string[]): Json {
  let current = value;
  for (const name of path) current = attribute(current, name);
  return current;
}
