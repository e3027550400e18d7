import type { Report } from '../diagnostics/report.ts';
import { expressionOf } from '../expressions/delimiters.ts';
import { isPart } from '../normalize/ad-hoc/element-of.ts';
import type { ProcessGraph } from '../normalize/model.ts';
import { checkExpression } from './check-expression.ts';
import { nodeExpressions } from './node-expressions.ts';

/** Parses every expression of the process where it stands. */
export function checkExpressions(graph: ProcessGraph, report: Report): void {
  // What the compiler has put in itself says what its owner says.
  for (const node of [...graph.nodes.values()].filter((one) => !isPart(one.def.node_id)))
    for (const expression of nodeExpressions(node)) checkExpression(expression, report);
  for (const flow of graph.definition.flows) {
    if (flow.condition === undefined) continue;
    const { source, offset } = expressionOf(flow.condition);
    const from = graph.nodes.get(flow.from);
    const decides = from?.work.kind === 'decision' && from.work.config.decisionModel !== undefined;
    const variables = decides ? ['__context__', 'decision'] : ['__context__'];
    const place = { flowId: flow.id, nodeId: flow.from, field: '/condition' };
    checkExpression({ source, offset, place, variables, isCondition: true }, report);
  }
}
