import { type Bindings, STATE_DATA } from '../expressions/bind.ts';
import { objectExpression } from '../expressions/template.ts';
import type { CheckedNode } from '../normalize/model.ts';
import { membersOf } from './members.ts';

/** JSONata of the object of fields that a node writes, from its result; undefined when it writes none. */
export function changesExpression(node: CheckedNode, output: string, bindings: Bindings): string | undefined {
  const { work, def } = node;
  const mapping = 'outputMapping' in work.config ? work.config.outputMapping : undefined;
  if (mapping) return objectExpression(mapping, bindings);
  if (def.outputs.length === 0) return undefined;
  return membersOf(def.outputs, output);
}

/** JSONata of the process data after a node; undefined when the node leaves it as it was. */
export function dataAfter(node: CheckedNode, output: string, bindings: Bindings): string | undefined {
  const changes = changesExpression(node, output, bindings);
  // A condition brings the fields that it reads, as they were where it came to hold.
  if ('event' in node.work.config && node.work.config.event === 'conditional')
    return `$merge([${STATE_DATA}, ${output}${changes === undefined ? '' : `, ${changes}`}])`;
  return changes === undefined ? undefined : `$merge([${STATE_DATA}, ${changes}])`;
}
