import { isObject, type Json } from '../json.ts';
import { compilePath } from './jsonpath.ts';

/** A ResultPath that cannot be written into the value it is given. */
export class ReferenceMismatch extends Error {}

/** A copy of `document` with `value` put at a reference path, making the objects on the way. */
export function writeAt(document: Json, reference: string, value: Json): Json {
  const keys = compilePath(reference).steps.map((step) => {
    if (step.kind === 'names') return step.names[0] as string;
    if (step.kind === 'indexes') return step.indexes[0] as number;
    throw new ReferenceMismatch(reference);
  });
  return put(document, keys, value, reference);
}

function put(target: Json, keys: (string | number)[], value: Json, reference: string): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (typeof key === 'number') {
    if (!Array.isArray(target) || key < 0 || key >= target.length) throw new ReferenceMismatch(reference);
    return target.map((item, index) => (index === key ? put(item, rest, value, reference) : item));
  }
  if (!isObject(target)) throw new ReferenceMismatch(reference);
  const inner = Object.hasOwn(target, key) ? (target[key] as Json) : {};
  return { ...target, [key]: put(inner, rest, value, reference) };
}
