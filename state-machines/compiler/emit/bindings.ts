import { type Bindings, COMMON_BINDINGS } from '../expressions/bind.ts';
import type { CheckedNode } from '../normalize/model.ts';
import { isActivity } from '../normalize/model.ts';
import { inputsExpression } from './payload.ts';

const INSTANCE: Bindings = { item: '$states.input.item', index: '$states.input.index' };

/** Variables in scope where a node's inputs are computed. */
export const inputBindings = (node: CheckedNode): Bindings =>
  isActivity(node.work) && node.work.config.multiInstance ? { ...COMMON_BINDINGS, ...INSTANCE } : COMMON_BINDINGS;

/** Variables in scope in a node's configuration: its inputs too. */
export function configBindings(node: CheckedNode): Bindings {
  const bindings = inputBindings(node);
  return { ...bindings, inputs: inputsExpression(node, bindings) ?? '{}' };
}

/** Variables in scope in an output mapping. */
export const outputBindings = (node: CheckedNode, output: string): Bindings => ({ ...configBindings(node), output });
