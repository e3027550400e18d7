import { compareStrings } from '../../values/collation.ts';
import { equalValues } from '../../values/compare.ts';
import { toBoolean, toText } from '../../values/convert.ts';
import { attribute, isObject, type Json, type JsonObject, setAttribute } from '../../values/json.ts';
import type { Run } from '../run.ts';
import { FamilyBuilder, wrongType } from './definition.ts';

const family = new FamilyBuilder();

/** Names given as single arguments or in arrays. */
function namesIn(args: Json[]): Set<string> {
  return new Set(args.flatMap((arg) => (Array.isArray(arg) ? arg : [arg])).filter((name) => typeof name === 'string'));
}

function select(object: JsonObject, keeps: (name: string) => boolean): JsonObject {
  const result: JsonObject = {};
  for (const name of Object.keys(object)) if (keeps(name)) setAttribute(result, name, object[name] as Json);
  return result;
}

function selectDeep(value: Json, keeps: (name: string) => boolean): Json {
  if (Array.isArray(value)) return value.map((item) => selectDeep(item, keeps));
  if (!isObject(value)) return value;
  const result: JsonObject = {};
  for (const name of Object.keys(value))
    if (keeps(name)) setAttribute(result, name, selectDeep(value[name] as Json, keeps));
  return result;
}

function visibleNames(object: JsonObject, withoutSystem: Json | undefined): string[] {
  const names = Object.keys(object);
  return toBoolean(withoutSystem ?? null) ? names.filter((name) => !name.startsWith('_')) : names;
}

function merge(target: JsonObject, source: JsonObject, deep: boolean): void {
  for (const name of Object.keys(source)) {
    const value = source[name] as Json;
    const before = attribute(target, name);
    if (deep && isObject(value) && isObject(before)) {
      const merged: JsonObject = { ...before };
      merge(merged, value, true);
      setAttribute(target, name, merged);
    } else setAttribute(target, name, value);
  }
}

function mergeAll(args: Json[], run: Run, name: string, deep: boolean): Json {
  const [first] = args;
  const documents = args.length === 1 && Array.isArray(first) ? first : args;
  const result: JsonObject = {};
  for (const document of documents) {
    if (!isObject(document)) return wrongType(run, name);
    merge(result, document, deep);
  }
  return result;
}

function onObject(
  name: string,
  min: number,
  max: number,
  call: (object: JsonObject, rest: Json[], run: Run) => Json,
): void {
  family.define(name, min, max, ([object, ...rest], run) =>
    object !== undefined && isObject(object) ? call(object, rest, run) : wrongType(run, name),
  );
}

const many = Number.POSITIVE_INFINITY;

onObject('ATTRIBUTES', 1, 3, (object, [withoutSystem, sorted]) => {
  const names = visibleNames(object, withoutSystem);
  return toBoolean(sorted ?? null) ? names.sort(compareStrings) : names;
});
family.alias('KEYS', 'ATTRIBUTES');
onObject('VALUES', 1, 2, (object, [withoutSystem]) =>
  visibleNames(object, withoutSystem).map((name) => object[name] as Json),
);
onObject('ENTRIES', 1, 1, (object) => Object.entries(object));
onObject('KEEP', 2, many, (object, names) => {
  const kept = namesIn(names);
  return select(object, (name) => kept.has(name));
});
onObject('UNSET', 2, many, (object, names) => {
  const removed = namesIn(names);
  return select(object, (name) => !removed.has(name));
});
onObject('KEEP_RECURSIVE', 2, many, (object, names) => {
  const kept = namesIn(names);
  return selectDeep(object, (name) => kept.has(name));
});
onObject('UNSET_RECURSIVE', 2, many, (object, names) => {
  const removed = namesIn(names);
  return selectDeep(object, (name) => !removed.has(name));
});
onObject('MATCHES', 2, 3, (object, [examples, asIndex], run) => {
  const all = Array.isArray(examples) ? examples : [examples as Json];
  if (all.length === 0 || !all.every(isObject)) return wrongType(run, 'MATCHES');
  const found = all.findIndex((example) =>
    Object.entries(example).every(([name, value]) => equalValues(attribute(object, name), value)),
  );
  return toBoolean(asIndex ?? null) ? found : found >= 0;
});
onObject('VALUE', 2, 2, (object, [path], run) => {
  if (!Array.isArray(path) || !path.every((part) => typeof part === 'string' || typeof part === 'number')) {
    return wrongType(run, 'VALUE');
  }
  let current: Json = object;
  for (const part of path) {
    if (Array.isArray(current)) current = typeof part === 'number' ? (current.at(part) ?? null) : null;
    else current = attribute(current, String(part));
  }
  return current;
});

family
  .define('HAS', 2, 2, ([object, name]) => isObject(object) && Object.hasOwn(object, toText(name as Json)))
  .variadic('MERGE', 1, (args, run, name) => mergeAll(args, run, name, false))
  .variadic('MERGE_RECURSIVE', 1, (args, run, name) => mergeAll(args, run, name, true))
  .define('TRANSLATE', 2, 3, ([value, lookup, fallback], run, name) => {
    if (!isObject(lookup)) return wrongType(run, name);
    const key = toText(value as Json);
    return Object.hasOwn(lookup, key) ? (lookup[key] as Json) : fallback === undefined ? (value as Json) : fallback;
  })
  .define('ZIP', 2, 2, ([names, values], run, name) => {
    if (!Array.isArray(names) || !Array.isArray(values) || names.length !== values.length) return wrongType(run, name);
    const result: JsonObject = {};
    names.forEach((key, index) => {
      const text = toText(key);
      if (!Object.hasOwn(result, text)) setAttribute(result, text, values[index] as Json);
    });
    return result;
  });

export const objectFunctions = family.functions;
