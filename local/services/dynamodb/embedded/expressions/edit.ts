import { invalid } from '../errors.ts';
import type { AttributeValue, Item } from '../values/attribute-value.ts';
import { type Path, valueAt } from './paths.ts';

const invalidPath = (): Error => invalid('The document path provided in the update expression is invalid for update');

/** Sets a value in place. What contains it must exist; a list grows by one when the index is past its end. */
export function setAt(item: Item, path: Path, value: AttributeValue): void {
  if (path.length === 1) {
    item[path[0]] = value;
    return;
  }
  const parent = parentOf(item, path);
  const step = path.at(-1)!;
  if (!parent) throw invalidPath();
  if (typeof step === 'number') {
    if (!('L' in parent)) throw invalidPath();
    parent.L[Math.min(step, parent.L.length)] = value;
  } else {
    if (!('M' in parent)) throw invalidPath();
    parent.M[step] = value;
  }
}

/** Removes in place; what is not there is left alone, but what should contain it must exist. */
export function removeAt(item: Item, path: Path): void {
  if (path.length === 1) {
    delete item[path[0]];
    return;
  }
  const parent = parentOf(item, path);
  const step = path.at(-1)!;
  if (!parent) throw invalidPath();
  if (typeof step === 'number' && 'L' in parent) {
    if (step < parent.L.length) parent.L.splice(step, 1);
  } else if (typeof step === 'string' && 'M' in parent) delete parent.M[step];
  else throw invalidPath();
}

const parentOf = (item: Item, path: Path): AttributeValue | undefined =>
  valueAt(item, path.slice(0, -1) as unknown as Path);
