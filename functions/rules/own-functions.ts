import { FeelFunction } from 'feelin';

/**
 * Functions that the evaluator carries out otherwise than DMN 1.5 (10.3.4.4) has them, as DMN has them: it sorts a median's numbers as texts, and
 * counts a position from the end one too far. An expression must not mean another thing where it is translated.
 */
export const OWN_FUNCTIONS: Readonly<Record<string, FeelFunction>> = {
  median: new FeelFunction((...list: unknown[]) => median(list.flat()), ['...list']),
  remove: new FeelFunction((list: unknown, position: unknown) => remove(list, position), ['list', 'position']),
  'insert before': new FeelFunction(
    (list: unknown, position: unknown, item: unknown) => insertBefore(list, position, item),
    ['list', 'position', 'newItem'],
  ),
};

function median(list: readonly unknown[]): number | null {
  if (list.length === 0 || !list.every((item) => typeof item === 'number')) return null;
  const sorted = list.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function remove(list: unknown, position: unknown): unknown[] | null {
  const { items, index } = placeIn(list, position);
  return items && index !== undefined ? items.filter((_item, at) => at !== index) : null;
}

function insertBefore(list: unknown, position: unknown, item: unknown): unknown[] | null {
  const { items, index } = placeIn(list, position);
  if (!items || index === undefined || index < 0) return null;
  return [...items.slice(0, index), item ?? null, ...items.slice(index)];
}

/** Positions count from 1, or from the end; a value that is no list is a list of one. */
function placeIn(list: unknown, position: unknown): { items?: unknown[]; index?: number } {
  if (list === null || list === undefined) return {};
  const items: unknown[] = Array.isArray(list) ? list : [list];
  if (typeof position !== 'number' || !Number.isInteger(position) || position === 0) return { items };
  return { items, index: position > 0 ? position - 1 : items.length + position };
}
