import type { Json } from '#contracts/core/json.ts';
import { expressionOf } from '../expressions/delimiters.ts';
import { expressionsIn } from '../expressions/template.ts';
import { type CheckedNode, isActivity } from '../normalize/model.ts';
import type { ExpressionAt } from './check-expression.ts';
import { LITERAL_FIELDS } from './literal-fields.ts';

const COMMON = ['__context__'];
/** Fields whose expression is a condition. */
const CONDITIONS = [
  '/config/completionCondition',
  '/config/condition',
  '/config/loop/condition',
  '/config/multiInstance/completionCondition',
];
const SKIPPED = [
  'inputs',
  'outputMapping',
  'multiInstance',
  'loop',
  'completionCondition',
  'activeElements',
  'correlationKey',
  'condition',
  ...LITERAL_FIELDS,
];

/** Every expression in a node's configuration, with the variables that are in scope there. */
export function* nodeExpressions(node: CheckedNode): Generator<ExpressionAt> {
  const { work, def } = node;
  const config = work.config as Record<string, Json | undefined>;
  const instance = isActivity(work) && work.config.multiInstance ? [...COMMON, 'item', 'index'] : COMMON;
  const at = (source: string, offset: number, field: string, variables: readonly string[]): ExpressionAt => ({
    source,
    offset,
    place: { nodeId: def.node_id, field },
    variables,
    ...(CONDITIONS.includes(field) && { isCondition: true }),
  });
  for (const [key, value] of Object.entries(config)) {
    if (SKIPPED.includes(key)) continue;
    const variables = isActivity(work) && key !== 'timeout' ? [...instance, 'inputs'] : COMMON;
    for (const found of expressionsIn(value, `/config/${key}`))
      yield at(found.source, found.offset, found.pointer, variables);
  }
  for (const found of expressionsIn(config.inputs, '/config/inputs'))
    yield at(found.source, found.offset, found.pointer, instance);
  for (const found of expressionsIn(config.outputMapping, '/config/outputMapping'))
    yield at(
      found.source,
      found.offset,
      found.pointer,
      isActivity(work) ? [...instance, 'inputs', 'output'] : [...COMMON, 'output'],
    );
  for (const key of ['correlationKey', 'condition', 'completionCondition', 'activeElements'] as const) {
    const text = config[key];
    if (typeof text !== 'string') continue;
    const { source, offset } = expressionOf(text);
    yield at(source, offset, `/config/${key}`, instance);
  }
  if (isActivity(work) && work.config.loop) {
    const again = expressionOf(work.config.loop.condition);
    yield at(again.source, again.offset, '/config/loop/condition', [...COMMON, 'iteration']);
  }
  yield* multiInstanceExpressions(node, at);
}

function* multiInstanceExpressions(
  { work }: CheckedNode,
  at: (source: string, offset: number, field: string, variables: readonly string[]) => ExpressionAt,
): Generator<ExpressionAt> {
  if (!isActivity(work) || !work.config.multiInstance) return;
  const { collection, completionCondition } = work.config.multiInstance;
  const items = expressionOf(collection);
  yield at(items.source, items.offset, '/config/multiInstance/collection', COMMON);
  if (completionCondition === undefined) return;
  const done = expressionOf(completionCondition);
  yield at(done.source, done.offset, '/config/multiInstance/completionCondition', [...COMMON, 'completed', 'total']);
}
