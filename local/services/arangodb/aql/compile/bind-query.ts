import type { Query } from '../syntax-tree.ts';
import type { BoundParameters } from './bind.ts';

type Node = { kind?: unknown; name?: unknown; [part: string]: unknown };

/** Puts the values of bind parameters into the tree, in place, so that everything after sees literals. */
export function bindQuery(query: Query, parameters: BoundParameters): void {
  bindParts(query, parameters);
  parameters.assertAllUsed();
}

function bindParts(node: Node | unknown[], parameters: BoundParameters): void {
  for (const [part, value] of Object.entries(node)) {
    if (typeof value !== 'object' || value === null) continue;
    const child = value as Node;
    if (child.kind === 'parameter') {
      (node as Node)[part] = { kind: 'literal', value: parameters.value(child.name as string) };
    } else if (child.kind === 'collectionParameter') {
      parameters.collection(`@${child.name as string}`);
    } else if (child.kind === 'bound') {
      parameters.value(child.parameter as string);
    } else if (child.kind !== 'literal') {
      bindParts(child, parameters);
    }
  }
}
