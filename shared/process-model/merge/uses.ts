import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { ElementKind } from '#contracts/processes/diff.ts';
import { ELEMENT_KINDS, elementsOf } from '../diff/elements.ts';
import { sameValue, type Value } from '../diff/values.ts';

/** Fields that name another element: a flow's ends, a node's lane, scope, host, handler and data. */
const REFERENCES: Partial<Record<ElementKind, readonly { field: string; within?: string; to: ElementKind }[]>> = {
  flow: [
    { field: 'from', to: 'node' },
    { field: 'to', to: 'node' },
  ],
  node: [
    { field: 'lane_id', to: 'lane' },
    { field: 'scope_id', to: 'node' },
    { field: 'attachedTo', within: 'config', to: 'node' },
    { field: 'handler', within: 'config', to: 'node' },
    { field: 'requiredInputs', to: 'data_definition' },
    { field: 'outputs', to: 'data_definition' },
  ],
};

const at = (fields: Record<string, Value>, field: string, within?: string): Value => {
  const from = within === undefined ? fields : (fields[within] as Record<string, Value> | undefined);
  return from?.[field];
};

const namesIn = (value: Value): string[] =>
  (Array.isArray(value) ? value : [value]).filter((name) => typeof name === 'string');

/** What elements that `side` added or changed since `base` refer to, as `kind:id`. */
export function newlyUsed(base: ProcessDefinition, side: ProcessDefinition): Set<string> {
  const used = new Set<string>();
  for (const kind of ELEMENT_KINDS) {
    const before = new Map(elementsOf(kind, base).map(({ id, fields }) => [id, fields]));
    for (const { id, fields } of elementsOf(kind, side)) {
      const old = before.get(id);
      for (const { field, within, to } of REFERENCES[kind] ?? []) {
        // A flow that changed at all counts, for it cannot stay without its ends; other references count where they are new.
        const known = old && kind !== 'flow' ? namesIn(at(old, field, within)) : [];
        if (kind === 'flow' && old && sameValue(old, fields)) continue;
        for (const name of namesIn(at(fields, field, within))) if (!known.includes(name)) used.add(`${to}:${name}`);
      }
    }
  }
  return used;
}
