import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { conditionExpression } from '../expressions/condition.ts';
import { type Edge, titleOf, type Vertex } from '../normalize/model.ts';

/** The condition under which an inclusive gateway sends a token along a flow; undefined when it always does. */
export function edgeGuard(split: Vertex, edge: Edge): string | undefined {
  const text = (one: Edge) =>
    conditionExpression(
      one.flow!.condition!,
      `the flow from “${titleOf(split)}” to “${titleOf(one.to)}”`,
      COMMON_BINDINGS,
    );
  if (edge.flow?.isDefault) {
    const others = split.out.filter((other) => other !== edge && other.flow?.condition !== undefined);
    return `$not(${others.map((other) => `(${text(other)})`).join(' or ')})`;
  }
  return edge.flow?.condition === undefined ? undefined : text(edge);
}
