import type { Json } from '#contracts/core/json.ts';
import type { FieldChange } from '#contracts/processes/diff.ts';
import { isLayout } from './elements.ts';
import { byName, type Fields, isObject, nameOfItems, sameValue, step, type Value } from './values.ts';

/** The fields that differ between two values of one element, as deep as they can be told apart. */
export function diffFields(before: Value, after: Value, path = '', key = ''): FieldChange[] {
  if (sameExpression(key, before, after) || sameValue(before, after, key)) return [];
  // An element that is new or gone shows each of its fields; deeper down, what is new or gone is one change.
  const [from, to] = path === '' ? [before ?? {}, after ?? {}] : [before, after];
  if (isObject(from) && isObject(to)) return diffObjects(from, to, path);
  const name = Array.isArray(from) && Array.isArray(to) ? nameOfItems(from, to) : undefined;
  if (name !== undefined) return diffItems(from as Json[], to as Json[], name, path);
  return [changeOf(before, after, path)];
}

const diffObjects = (from: Fields, to: Fields, path: string): FieldChange[] =>
  [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((name) =>
    diffFields(from[name], to[name], path + step(name), name),
  );

function diffItems(before: readonly Json[], after: readonly Json[], name: string, path: string): FieldChange[] {
  const [from, to] = [byName(before, name), byName(after, name)];
  const kept = [...from.keys()].filter((item) => to.has(item));
  const keptAfter = [...to.keys()].filter((item) => from.has(item));
  const reordered = kept.some((item, at) => item !== keptAfter[at]);
  return [
    ...(reordered ? [changeOf([...from.keys()], [...to.keys()], path)] : []),
    ...[...new Set([...from.keys(), ...to.keys()])].flatMap((item) =>
      diffFields(from.get(item), to.get(item), path + step(item), item),
    ),
  ];
}

function changeOf(before: Value, after: Value, path: string): FieldChange {
  return {
    path,
    change: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    meaning: !isLayout(path),
  };
}

const EXPRESSIONS = new Set(['condition', 'collection', 'completionCondition', 'correlationKey']);
const bare = (expression: string): string => expression.replace(/^\s*\{%([\s\S]*)%\}\s*$/, '$1').trim();

/** Delimiters and the space around an expression say nothing. */
const sameExpression = (key: string, before: Value, after: Value): boolean =>
  EXPRESSIONS.has(key) && typeof before === 'string' && typeof after === 'string' && bare(before) === bare(after);
