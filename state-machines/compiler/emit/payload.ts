import type { Json, JsonObject } from '#contracts/core/json.ts';
import { type Bindings, STATE_DATA } from '../expressions/bind.ts';
import { delimited, literal } from '../expressions/delimiters.ts';
import { bindTemplate, objectExpression } from '../expressions/template.ts';
import { type ActivityWork, type CheckedNode, titleOf, type Vertex } from '../normalize/model.ts';
import { LITERAL_FIELDS } from '../resolve/literal-fields.ts';
import type { ScopeStates } from './emission.ts';
import { membersOf } from './members.ts';

/** What every call of a task function carries; the tenant, the process and its version are literals. */
export function basePayload(
  { emission, around }: Pick<ScopeStates, 'emission' | 'around'>,
  operation: string,
  nodeId: string,
  waitsForToken: boolean,
): JsonObject {
  const { tenantId, processId, version } = emission.target;
  return {
    operation,
    tenantId,
    processId,
    version,
    nodeId,
    executionId: '{% $states.context.Execution.Name %}',
    rootId: '{% $states.input.execution.rootId %}',
    enteredAt: '{% $states.context.State.EnteredTime %}',
    ...(around.instance !== undefined && { scope: delimited(around.instance) }),
    ...(waitsForToken && { taskToken: '{% $states.context.Task.Token %}' }),
  };
}

/** Configuration with its expressions bound; what is known to be text stays as it is. */
export function boundConfig(config: JsonObject, bindings: Bindings): JsonObject {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key,
      LITERAL_FIELDS.includes(key) && typeof value === 'string' ? literal(value) : bindTemplate(value, bindings),
    ]),
  );
}

/** JSONata of a node's resolved inputs; fails with a clear message when a required one has no value. */
export function inputsExpression(node: CheckedNode, bindings: Bindings): string | undefined {
  const { requiredInputs } = node.def;
  const { inputs } = node.work.config as ActivityWork['config'];
  if (!inputs && requiredInputs.length === 0) return undefined;
  const members = inputs ? objectExpression(inputs, bindings) : membersOf(requiredInputs, STATE_DATA);
  if (requiredInputs.length === 0) return members;
  const checks = requiredInputs.map((field) => {
    const message = JSON.stringify(`“${node.def.title}” needs the field ${field}, which has no value.`);
    return `$assert($exists($states.input.data.${field}), ${message}); `;
  });
  return `(${checks.join('')}${members})`;
}

export const boundInputs = (vertex: Vertex, bindings: Bindings): Json => {
  if (!vertex.node) throw new Error(`${titleOf(vertex)} is no node`);
  const inputs = inputsExpression(vertex.node, bindings);
  return inputs === undefined ? {} : delimited(inputs);
};

/** Process data and context for a script that mentions them; others do not carry them around. */
export function scriptScope(work: ActivityWork): JsonObject {
  if (work.kind !== 'script') return {};
  const mentions = (name: string) => new RegExp(`\\b${name}\\b`).test(work.config.source);
  return {
    ...(mentions('data') && { data: '{% $states.input.data %}' }),
    ...(mentions('context') && { context: '{% $states.input.__context__ %}' }),
  };
}
