import type { JsonObject } from '#contracts/core/json.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { ElementKind } from '#contracts/processes/diff.ts';
import { diffFields } from '../diff/diff-fields.ts';
import { type Element, elementsOf } from '../diff/elements.ts';
import { isObject } from '../diff/values.ts';
import type { Conflicts, Sides } from './conflicts.ts';
import { mergeOrder } from './merge-order.ts';
import { mergeValue } from './merge-values.ts';

export interface Definitions {
  base: ProcessDefinition;
  ours: ProcessDefinition;
  theirs: ProcessDefinition;
}

/** What each side newly refers to, as `kind:id`. */
export interface Uses {
  ours: ReadonlySet<string>;
  theirs: ReadonlySet<string>;
}

/** The elements of one kind after the merge, in their order. */
export function mergeElements(kind: ElementKind, definitions: Definitions, uses: Uses, conflicts: Conflicts) {
  const lists = (['base', 'ours', 'theirs'] as const).map((side) => elementsOf(kind, definitions[side]));
  const [base, ours, theirs] = lists.map((list) => new Map(list.map((each) => [each.id, each]))) as [
    Map<string, Element>,
    Map<string, Element>,
    Map<string, Element>,
  ];
  const merged = new Map<string, JsonObject>();
  for (const id of mergeOrder([...base.keys()], [...ours.keys()], [...theirs.keys()])) {
    const [b, o, t] = [base.get(id), ours.get(id), theirs.get(id)];
    const place = { element: kind, elementId: id, title: (o ?? t)!.title, path: '' };
    const sides = { base: b?.fields, ours: o?.fields, theirs: t?.fields };
    const value =
      b && (!o || !t)
        ? mergeRemoval(`${kind}:${id}`, sides, o ? uses.ours : uses.theirs, place, conflicts)
        : mergeValue(sides, place, conflicts);
    if (isObject(value)) merged.set(id, value);
  }
  return merged;
}

/** One side removed the element. That stands, unless the other changed what it means, or builds on it. */
function mergeRemoval(
  key: string,
  sides: Sides,
  usedByOther: ReadonlySet<string>,
  place: Parameters<Conflicts['decide']>[1],
  conflicts: Conflicts,
) {
  const changed = diffFields(sides.base, sides.ours ?? sides.theirs).some(({ meaning }) => meaning);
  if (changed) return conflicts.decide('removed-changed', place, sides);
  return usedByOther.has(key) ? conflicts.decide('removed-used', place, sides) : undefined;
}
