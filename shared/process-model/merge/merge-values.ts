import type { Json } from '#contracts/core/json.ts';
import { isLayout } from '../diff/elements.ts';
import { byName, type Fields, isObject, isSet, nameOfItems, sameValue, step, type Value } from '../diff/values.ts';
import type { Conflicts, Place, Sides } from './conflicts.ts';
import { mergeOrder } from './merge-order.ts';

/** Three-way merge of one value: what only one side changed is taken, what both changed alike is kept, the rest is a conflict. */
export function mergeValue({ base, ours, theirs }: Sides, place: Place, conflicts: Conflicts, key = ''): Value {
  if (sameValue(ours, theirs, key) || sameValue(base, theirs, key)) return ours;
  if (sameValue(base, ours, key)) return theirs;
  // Where both moved a shape, it stays where the target has it: nobody should be asked about that.
  if (isLayout(place.path) && !isDiagram(place.path)) return ours;
  if (isObject(ours) && isObject(theirs))
    return mergeFields(isObject(base) ? base : {}, ours, theirs, place, conflicts);
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    const from = Array.isArray(base) ? base : [];
    if (isSet(key, from, ours, theirs)) return mergeSets(from, ours, theirs);
    const name = nameOfItems(from, ours, theirs);
    if (name !== undefined) return mergeItems(from, ours, theirs, name, place, conflicts);
  }
  if (isLayout(place.path)) return ours;
  const removed = ours === undefined || theirs === undefined;
  return conflicts.decide(removed ? 'removed-changed' : 'both-changed', place, { base, ours, theirs });
}

/** A diagram is merged shape by shape; a shape is one thing. */
const isDiagram = (path: string): boolean => /^\/diagram(\/[^/]+)?$/.test(path);

function mergeFields(base: Fields, ours: Fields, theirs: Fields, place: Place, conflicts: Conflicts): Fields {
  const merged: Fields = {};
  for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const sides = { base: base[name], ours: ours[name], theirs: theirs[name] };
    const value = mergeValue(sides, { ...place, path: place.path + step(name) }, conflicts, name);
    if (value !== undefined) merged[name] = value;
  }
  return merged;
}

const mergeSets = (base: readonly Json[], ours: readonly Json[], theirs: readonly Json[]): Json[] => [
  ...ours.filter((item) => theirs.includes(item) || !base.includes(item)),
  ...theirs.filter((item) => !ours.includes(item) && !base.includes(item)),
];

function mergeItems(
  base: readonly Json[],
  ours: readonly Json[],
  theirs: readonly Json[],
  name: string,
  place: Place,
  conflicts: Conflicts,
): Json[] {
  const [b, o, t] = [byName(base, name), byName(ours, name), byName(theirs, name)];
  return mergeOrder([...b.keys()], [...o.keys()], [...t.keys()]).flatMap((item) => {
    const sides = { base: b.get(item), ours: o.get(item), theirs: t.get(item) };
    const value = mergeValue(sides, { ...place, path: place.path + step(item) }, conflicts, item);
    return value === undefined ? [] : [value];
  });
}
